using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Mapping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>Carries every snapshot of the application into the feed, in the dashboard's words.</summary>
internal sealed class ResourceFeedPump(ResourceFeed feed, ResourceNotificationService notifications, TimeProvider time, ILogger<ResourceFeedPump> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var began = time.GetUtcNow().UtcDateTime;
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            try
            {
                feed.Publish(ResourceMapper.Map(change, began));
            }
            catch (Exception exception)
            {
                // A property may hold anything. One resource that cannot be shown must not hide the others.
                ResourceServiceLog.NotMapped(logger, change.ResourceId, exception);
            }
        }
    }
}
