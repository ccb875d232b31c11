namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says how long a container lives.</summary>
internal sealed record ContainerLifetimeAnnotation(ContainerLifetime Lifetime) : IResourceAnnotation
{
    /// <summary>Whether a resource is a container that outlives the application.</summary>
    public static bool IsPersistent(IResource resource) =>
        resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var annotation) && annotation.Lifetime == ContainerLifetime.Persistent;
}
