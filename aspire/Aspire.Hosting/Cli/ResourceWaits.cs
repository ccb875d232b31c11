using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli.Wire;
using Aspire.Hosting.Orchestration.Notifications;

namespace Aspire.Hosting.Cli;

/// <summary>Waits for a resource on behalf of <c>aspire wait</c>, which wants to hear at once when there is nothing to wait for any more.</summary>
internal sealed class ResourceWaits(ResourceNotificationService notifications, DistributedApplicationModel model, TimeProvider time)
{
    // A timer's longest.
    private const int MaximumSeconds = int.MaxValue / 1000;

    /// <summary>Waits. Only the caller's own end of the wait throws.</summary>
    public async Task<WaitResponse> WaitAsync(WaitRequest request, CancellationToken cancellationToken)
    {
        var name = request.ResourceName;
        if (!notifications.TryGetCurrentState(name, out _) && !model.Resources.TryGetByName(name, out _))
        {
            return new WaitResponse { Success = false, ResourceNotFound = true, ErrorMessage = $"Resource '{name}' was not found." };
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Clamp(request.TimeoutSeconds, 0, MaximumSeconds)), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return request.Status switch
            {
                "healthy" => Reached(await notifications.WaitForResourceHealthyAsync(name, WaitBehavior.StopOnResourceUnavailable, either.Token)),
                "up" => Up(name, await ReachAsync(name, snapshot => WaitConditions.IsRunning(snapshot) || HasEnded(snapshot), either.Token)),
                "down" => Reached(await ReachAsync(name, HasEnded, either.Token)),
                _ => new WaitResponse { Success = false, ErrorMessage = $"There is no status '{request.Status}' to wait for; there are healthy, up and down." },
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new WaitResponse { Success = false, TimedOut = true, ErrorMessage = $"Timed out waiting for resource '{name}'." };
        }
        catch (DistributedApplicationException exception)
        {
            return new WaitResponse { Success = false, ErrorMessage = exception.Message };
        }
    }

    private Task<ResourceEvent> ReachAsync(string name, Func<CustomResourceSnapshot, bool> condition, CancellationToken cancellationToken) =>
        notifications.WaitForResourceAsync(name, change => condition(change.Snapshot), cancellationToken);

    private static bool HasEnded(CustomResourceSnapshot snapshot) => WaitConditions.IsTerminal(snapshot) || snapshot.ExitCode is not null;

    private static WaitResponse Up(string name, ResourceEvent reached) => WaitConditions.IsRunning(reached.Snapshot)
        ? Reached(reached)
        : Reached(reached) with { Success = false, ErrorMessage = $"Resource '{name}' failed to reach 'Running' state. Current state: {reached.Snapshot.State?.Text ?? "Unknown"}." };

    private static WaitResponse Reached(ResourceEvent reached) => new()
    {
        Success = true,
        State = reached.Snapshot.State?.Text,
        HealthStatus = reached.Snapshot.HealthStatus?.ToString(),
    };
}
