using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Logging;

/// <summary>Writes the logs of all resources into the application host's own log, where there is no dashboard to read them: in tests.</summary>
internal sealed partial class ResourceLogForwarder(
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IHostEnvironment environment,
    ILoggerFactory loggerFactory) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forwarded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (forwarded.Add(change.ResourceId))
            {
                _ = ForwardAsync(change.Resource, stoppingToken);
            }
        }
    }

    private async Task ForwardAsync(IResource resource, CancellationToken stoppingToken)
    {
        // Off the loop that finds the resources.
        await Task.Yield();
        var logger = loggerFactory.CreateLogger($"{environment.ApplicationName}.Resources.{resource.Name}");
        try
        {
            await foreach (var batch in loggers.WatchAsync(resource).WithCancellation(stoppingToken))
            {
                foreach (var line in batch)
                {
                    Line(logger, line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, line.LineNumber, line.Content);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    [LoggerMessage(EventId = 1, Message = "{LineNumber}: {LineContent}")]
    private static partial void Line(ILogger logger, LogLevel level, int lineNumber, string lineContent);
}
