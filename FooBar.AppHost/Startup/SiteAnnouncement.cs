using FooBar.AppHost.HAProxy.Rotation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.AppHost.Startup;

/// <summary>Says where the site is once a visitor can be served.</summary>
internal sealed partial class SiteAnnouncement(
    SiteAnnouncementTarget target,
    RotationTargets rotation,
    BalancerStatistics statistics,
    ResourceNotificationService notifications,
    ResourceLoggerService consoles,
    TimeProvider time,
    ILogger<SiteAnnouncement> logger) : BackgroundService
{
    private const int LinesOfAConsole = 5;

    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatienceForAnAnswer = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The first that fails ends the wait: the others may wait for it for ever.
            List<Task> parts = [.. target.Path.Select(resource => HealthyAsync(resource, stoppingToken)), OneServerAsync(stoppingToken)];
            await foreach (var part in Task.WhenEach(parts))
            {
                await part;
            }

            // Everything is up by itself; the load balancer may still have to find that out. Who asks for a page before makes records of errors.
            while (!await HasServerAsync(stoppingToken) || !await AnswersAsync(stoppingToken))
            {
                await Task.Delay(PauseBetweenTries, time, stoppingToken);
            }

            LogUp(target.Site.Url);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stack was ended before it was up.
        }
        catch (DistributedApplicationException failure)
        {
            LogNotUp(failure.Message, string.Concat(await Task.WhenAll(target.Path.Concat(rotation.Servers).Where(HasFailed).Select(LastWordsAsync))));
        }
    }

    private Task<ResourceEvent> HealthyAsync(IResource resource, CancellationToken cancellationToken) =>
        notifications.WaitForResourceHealthyAsync(resource.Name, WaitBehavior.StopOnResourceUnavailable, cancellationToken);

    // The first visitor needs one application server; none is left when the last has failed.
    private async Task OneServerAsync(CancellationToken cancellationToken)
    {
        var last = Task.CompletedTask;
        await foreach (var server in Task.WhenEach(rotation.Servers.Select(resource => HealthyAsync(resource, cancellationToken))))
        {
            last = server;
            if (server.IsCompletedSuccessfully)
            {
                break;
            }
        }

        await last;
    }

    private bool HasFailed(IResource resource) =>
        notifications.TryGetCurrentState(resource.Name, out var current) && KnownResourceStates.TerminalStates.Contains(current.Snapshot.State?.Text);

    // What a resource that has failed said last is most often why.
    private async Task<string> LastWordsAsync(IResource resource)
    {
        var lines = new List<string>();
        try
        {
            using var enough = new CancellationTokenSource(PatienceForAnAnswer, time);
            await foreach (var batch in consoles.GetAllAsync(resource).WithCancellation(enough.Token))
            {
                lines.AddRange(batch.Select(static line => line.Content));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException or InvalidOperationException)
        {
            lines.Add($"Its console cannot be read: {failure.Message}");
        }

        return string.Concat(lines.TakeLast(LinesOfAConsole).Select(line => $"{Environment.NewLine}  {resource.Name}: {line}"));
    }

    private async Task<bool> HasServerAsync(CancellationToken cancellationToken) =>
        (await statistics.ReadAsync(cancellationToken)).Any(row => row.HasPassed && rotation.Servers.Any(server => server.Name == row.Server));

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        // Only the status matters, and the certificate may be one that this user's browser alone trusts.
        using var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null },
        })
        {
            Timeout = PatienceForAnAnswer,
        };
        try
        {
            using var response = await client.GetAsync(target.Site.Url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "www.foobar.com is up: {Url}/")]
    private partial void LogUp(string url);

    [LoggerMessage(2, LogLevel.Error, "www.foobar.com is not up: {Reason} The dashboard has its whole log.{LastWords}")]
    private partial void LogNotUp(string reason, string lastWords);
}
