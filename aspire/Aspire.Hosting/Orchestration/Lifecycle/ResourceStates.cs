using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Snapshots;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>Publishes the states of resources, and with each the states of those that live as a part of it: a database in its server.</summary>
internal sealed class ResourceStates(ResourceNotificationService notifications, DistributedApplicationModel model)
{
    /// <summary>Changes a resource's state.</summary>
    public void Publish(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        var whole = notifications.Publish(resource, resource.Name, change);
        foreach (var part in model.Resources.Where(part => part is IResourceWithParent child && child.Parent == resource && !WorkloadPlanner.CanRun(part)))
        {
            Publish(part, snapshot => Follow(snapshot, part, whole));
        }
    }

    /// <summary>Changes the state's name alone.</summary>
    public void Publish(IResource resource, string state, string? style = null) =>
        Publish(resource, snapshot => snapshot with { State = new ResourceStateSnapshot(state, style) });

    private static CustomResourceSnapshot Follow(CustomResourceSnapshot part, IResource resource, CustomResourceSnapshot whole)
    {
        var after = part with
        {
            State = whole.State,
            StartTimeStamp = whole.StartTimeStamp,
            StopTimeStamp = whole.StopTimeStamp,
            ExitCode = whole.ExitCode,
        };
        return whole.State?.Text == KnownResourceStates.Running ? after : StatusSnapshots.NotRunning(after, resource);
    }
}
