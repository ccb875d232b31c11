namespace Aspire.Hosting.ApplicationModel;

/// <summary>A change in the state of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">The id of the instance: the resource's name, as nothing here runs in replicas of one resource.</param>
/// <param name="snapshot">The state after the change.</param>
public sealed class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The id of the instance: the resource's name.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>The state after the change.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
