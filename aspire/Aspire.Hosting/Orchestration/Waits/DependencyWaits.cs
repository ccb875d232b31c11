using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Notifications;
using Aspire.Hosting.Orchestration.Snapshots;

namespace Aspire.Hosting.Orchestration.Waits;

/// <summary>Holds a resource back until what it waits for is there, and shows what that is.</summary>
internal sealed class DependencyWaits(ResourceNotificationService notifications, ResourceLoggerService loggers)
{
    /// <summary>Whether this resource waits for anything.</summary>
    public static bool HasAny(IResource resource) => WaitsOf(resource).Length > 0;

    /// <summary>Returns when everything that the resource waits for is there.</summary>
    /// <exception cref="DistributedApplicationException">It will not be there: a dependency ended, and the wait says not to wait for another start of it.</exception>
    public async Task WaitAsync(IResource resource, CancellationToken cancellationToken)
    {
        var waits = WaitsOf(resource);
        if (waits.Length == 0)
        {
            return;
        }

        // The list is in the state, which is changed by one at a time; so two waits that end together both count.
        var names = waits.Select(wait => wait.Resource.Name).Distinct().ToArray();
        Publish(resource, snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.Waiting, null),
            Properties = snapshot.Properties.With(KnownProperties.ResourceWaitingFor, names),
        });
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pending = waits
                .GroupBy(wait => wait.Resource.Name)
                .Select(group => WaitForAllAsync(resource, [.. group], ending.Token))
                .ToList();
            while (pending.Count > 0)
            {
                var finished = await Task.WhenAny(pending);
                pending.Remove(finished);
                if (!finished.IsCompletedSuccessfully)
                {
                    await ending.CancelAsync();
                }

                await finished;
            }
        }
        finally
        {
            Publish(resource, snapshot => snapshot with { Properties = snapshot.Properties.With(KnownProperties.ResourceWaitingFor, null) });
        }
    }

    private static WaitAnnotation[] WaitsOf(IResource resource) =>
        [.. resource.Annotations.Snapshot().OfType<WaitAnnotation>().Where(wait => wait.Resource is not ParameterResource)];

    private async Task WaitForAllAsync(IResource resource, WaitAnnotation[] waits, CancellationToken cancellationToken)
    {
        foreach (var wait in waits)
        {
            await WaitForAsync(resource, wait, cancellationToken);
        }

        var done = waits[0].Resource.Name;
        Publish(resource, snapshot =>
        {
            var left = snapshot.Properties.FirstOrDefault(property => property.Name == KnownProperties.ResourceWaitingFor)?.Value as string[] ?? [];
            return snapshot with { Properties = snapshot.Properties.With(KnownProperties.ResourceWaitingFor, left.Where(name => name != done).ToArray()) };
        });
    }

    private async Task WaitForAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        var name = wait.Resource.Name;
        var stops = (wait.WaitBehavior ?? notifications.DefaultWaitBehavior) == WaitBehavior.StopOnResourceUnavailable;
        switch (wait.WaitType)
        {
            case WaitType.WaitForCompletion:
                WaitLog.WaitingForCompletion(logger, name);
                Judge(resource, wait, await ReachAsync(name, WaitConditions.IsTerminal, cancellationToken));
                break;
            case WaitType.WaitUntilStarted:
                WaitLog.WaitingForState(logger, name, KnownResourceStates.Running);
                Judge(resource, wait, await ReachAsync(name, snapshot => WaitConditions.IsRunning(snapshot) || (stops && WaitConditions.IsUnavailable(snapshot)), cancellationToken));
                break;
            default:
                WaitLog.WaitingForHealth(logger, name);
                var reached = await ReachAsync(name, snapshot => WaitConditions.IsReady(snapshot) || (stops && WaitConditions.IsUnavailable(snapshot)), cancellationToken);
                Judge(resource, wait, reached);
                await reached.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken);
                break;
        }

        WaitLog.Finished(logger, name);
    }

    private void Publish(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> change) => notifications.Publish(resource, resource.Name, change);

    private static void Judge(IResource resource, WaitAnnotation wait, CustomResourceSnapshot snapshot)
    {
        if (WaitVerdict.Of(wait, snapshot) is { } reason)
        {
            throw new DistributedApplicationException($"Resource '{resource.Name}' stopped waiting for dependency resource '{wait.Resource.Name}' because it {reason}.");
        }
    }

    private async Task<CustomResourceSnapshot> ReachAsync(string name, Func<CustomResourceSnapshot, bool> condition, CancellationToken cancellationToken)
    {
        var reached = await notifications.WaitAsync(
            name,
            change => condition(change.Snapshot),
            $"The wait for resource '{name}' was cancelled.",
            cancellationToken);
        return reached.Snapshot;
    }
}
