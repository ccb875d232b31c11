using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.AppHost.Startup;

/// <summary>Says where the site is once a visitor can be served.</summary>
internal sealed partial class SiteAnnouncement(SiteAnnouncementTarget target, ResourceNotificationService notifications, ILogger<SiteAnnouncement> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(target.Path.Select(resource => notifications.WaitForResourceHealthyAsync(resource.Name, stoppingToken)));
            LogUp(target.Site.Url);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stack was ended before it was up.
        }
        catch (DistributedApplicationException failure)
        {
            LogNotUp(failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "www.foobar.com is up: {Url}/")]
    private partial void LogUp(string url);

    [LoggerMessage(2, LogLevel.Error, "www.foobar.com is not up: {Reason} Its log in the dashboard tells more.")]
    private partial void LogNotUp(string reason);
}
