namespace Aspire.Hosting.ApplicationModel;

/// <summary>The name of a resource that no other running application uses.</summary>
internal static class ResourceInstanceExtensions
{
    /// <summary>What tells this resource from the same one of another run.</summary>
    public static string GetInstanceId(this IResource resource)
    {
        lock (resource.Annotations)
        {
            if (!resource.TryGetLastAnnotation<ResourceInstanceAnnotation>(out var instance))
            {
                instance = new ResourceInstanceAnnotation();
                resource.Annotations.Add(instance);
            }

            return instance.InstanceId;
        }
    }

    /// <summary>The resource's name and instance id: the name of its container or process, and its id in every snapshot.</summary>
    public static string GetInstanceName(this IResource resource) => $"{resource.Name}-{resource.GetInstanceId()}";
}
