using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Health;

/// <summary>Watches the health of one resource during one run of it.</summary>
internal sealed partial class HealthMonitor(
    IResource resource,
    DateTime? startedAt,
    IReadOnlySet<string> checks,
    HealthCheckService health,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan RoundLimit = TimeSpan.FromSeconds(20);

    /// <summary>Checks until cancelled, or at once if there is nothing to check.</summary>
    public async Task RunAsync(CancellationToken running)
    {
        if (checks.Count == 0)
        {
            RaiseReady(running);
            return;
        }

        var wasReady = false;
        var unhealthySince = time.GetTimestamp();
        while (true)
        {
            var report = await CheckAsync(running);
            var at = time.GetUtcNow().UtcDateTime;
            Publish(snapshot => snapshot with { HealthReports = HealthReports.Merge(snapshot.HealthReports, report, at) }, running);

            if (report.Status != HealthStatus.Healthy)
            {
                await Task.Delay(HealthCadence.Unhealthy(time.GetElapsedTime(unhealthySince)), time, running);
                continue;
            }

            if (!wasReady)
            {
                wasReady = true;
                RaiseReady(running);
            }

            await Task.Delay(HealthCadence.Healthy, time, running);
            unhealthySince = time.GetTimestamp();
        }
    }

    private async Task<HealthReport> CheckAsync(CancellationToken running)
    {
        using var limit = new CancellationTokenSource(RoundLimit, time);
        using var round = CancellationTokenSource.CreateLinkedTokenSource(running, limit.Token);
        try
        {
            return await health.CheckHealthAsync(registration => checks.Contains(registration.Name), round.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !running.IsCancellationRequested)
        {
            return HealthReports.Failed(checks, $"The check did not answer within {RoundLimit.TotalSeconds} seconds.", exception: null);
        }
        catch (Exception exception) when (!running.IsCancellationRequested)
        {
            return HealthReports.Failed(checks, "The check could not be run.", exception);
        }
    }

    /// <summary>Raises the event once in a run. Its handlers run on their own; who waits for the resource waits for them too.</summary>
    private void RaiseReady(CancellationToken running)
    {
        var handlers = Task.Run(() => HandleReadyAsync(running), CancellationToken.None);
        Publish(snapshot => snapshot with { ResourceReadyEvent = new EventSnapshot(handlers) }, running);
    }

    private async Task HandleReadyAsync(CancellationToken running)
    {
        try
        {
            await eventing.PublishAsync(new ResourceReadyEvent(resource, services), running);
        }
        catch (Exception exception) when (!running.IsCancellationRequested)
        {
            ReadyHandlerFailed(logger, resource.Name, exception);
            throw;
        }
    }

    private void Publish(Func<CustomResourceSnapshot, CustomResourceSnapshot> change, CancellationToken running) =>
        notifications.Publish(resource, resource.Name, snapshot => IsSameRun(snapshot, running) ? change(snapshot) : snapshot);

    /// <summary>What was seen of a run says nothing of the next.</summary>
    private bool IsSameRun(CustomResourceSnapshot snapshot, CancellationToken running) =>
        !running.IsCancellationRequested
        && snapshot.State?.Text == KnownResourceStates.Running
        && (startedAt is null || snapshot.StartTimeStamp == startedAt);

    [LoggerMessage(1, LogLevel.Error, "What was to happen when '{ResourceName}' is ready has failed; what waits for it does not start.")]
    private static partial void ReadyHandlerFailed(ILogger logger, string resourceName, Exception exception);
}
