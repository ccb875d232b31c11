using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What can be said of a resource that the application runs itself.</summary>
public static class CustomResourceExtensions
{
    /// <summary>Sets what is known of a resource before anything has happened to it.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="initialSnapshot">What is known.</param>
    public static IResourceBuilder<TResource> WithInitialState<TResource>(this IResourceBuilder<TResource> builder, CustomResourceSnapshot initialSnapshot)
        where TResource : IResource => builder.WithAnnotation(new ResourceSnapshotAnnotation(initialSnapshot), ResourceAnnotationMutationBehavior.Replace);
}
