using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration.Notifications;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Health;

/// <summary>Watches the health of each resource from the moment it runs until it no longer does.</summary>
internal sealed partial class ResourceHealthService(
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    HealthCheckService health,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider time,
    ILogger<ResourceHealthService> logger) : BackgroundService
{
    private readonly Dictionary<string, CancellationTokenSource> _running = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            var name = change.Resource.Name;
            if (!WaitConditions.IsRunning(change.Snapshot))
            {
                if (_running.Remove(name, out var ended))
                {
                    await ended.CancelAsync();
                    ended.Dispose();
                }
            }
            else if (!_running.ContainsKey(name))
            {
                var run = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                _running.Add(name, run);
                _ = MonitorAsync(change, run.Token);
            }
        }
    }

    private async Task MonitorAsync(ResourceEvent change, CancellationToken running)
    {
        // Off the loop, which must not be held up by a check.
        await Task.Yield();
        var resource = change.Resource;
        try
        {
            var checks = InitialSnapshot.HealthCheckKeysOf(resource).ToHashSet(StringComparer.Ordinal);
            var logger = loggers.GetLogger(resource);
            await new HealthMonitor(resource, change.Snapshot.StartTimeStamp, checks, health, notifications, eventing, services, time, logger).RunAsync(running);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            // The resource no longer runs.
        }
#pragma warning disable CA1031 // A monitor that dies must not take the application with it, nor die unheard.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MonitorFailed(logger, resource.Name, exception);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The health of '{ResourceName}' is no longer watched, due to an unexpected error. A restart of the resource watches it again.")]
    private static partial void MonitorFailed(ILogger logger, string resourceName, Exception exception);
}
