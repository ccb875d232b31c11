using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting;

/// <summary>Asks for the events of a resource's life.</summary>
public static class DistributedApplicationEventingExtensions
{
    /// <summary>Does something before the application starts.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="callback">Does it.</param>
    public static T OnBeforeStart<T>(this T builder, Func<BeforeStartEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder
    {
        builder.Eventing.Subscribe(callback);
        return builder;
    }

    /// <summary>Does something when a resource comes into being.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Does it.</param>
    public static IResourceBuilder<T> OnInitializeResource<T>(this IResourceBuilder<T> builder, Func<T, InitializeResourceEvent, CancellationToken, Task> callback)
        where T : IResource => builder.On(callback);

    /// <summary>Does something when the addresses of a resource's endpoints are known.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Does it.</param>
    public static IResourceBuilder<T> OnResourceEndpointsAllocated<T>(this IResourceBuilder<T> builder, Func<T, ResourceEndpointsAllocatedEvent, CancellationToken, Task> callback)
        where T : IResourceWithEndpoints => builder.On(callback);

    /// <summary>Does something when a resource's connection string is known.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Does it.</param>
    public static IResourceBuilder<T> OnConnectionStringAvailable<T>(this IResourceBuilder<T> builder, Func<T, ConnectionStringAvailableEvent, CancellationToken, Task> callback)
        where T : IResourceWithConnectionString => builder.On(callback);

    /// <summary>Does something before a resource starts.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Does it.</param>
    public static IResourceBuilder<T> OnBeforeResourceStarted<T>(this IResourceBuilder<T> builder, Func<T, BeforeResourceStartedEvent, CancellationToken, Task> callback)
        where T : IResource => builder.On(callback);

    /// <summary>Does something when a resource runs and is healthy. Those that wait for it go on when this is done.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Does it.</param>
    public static IResourceBuilder<T> OnResourceReady<T>(this IResourceBuilder<T> builder, Func<T, ResourceReadyEvent, CancellationToken, Task> callback)
        where T : IResource => builder.On(callback);

    /// <summary>Does something when a resource has ended.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Does it.</param>
    public static IResourceBuilder<T> OnResourceStopped<T>(this IResourceBuilder<T> builder, Func<T, ResourceStoppedEvent, CancellationToken, Task> callback)
        where T : IResource => builder.On(callback);

    private static IResourceBuilder<T> On<T, TEvent>(this IResourceBuilder<T> builder, Func<T, TEvent, CancellationToken, Task> callback)
        where T : IResource
        where TEvent : IDistributedApplicationResourceEvent
    {
        ArgumentNullException.ThrowIfNull(callback);
        builder.ApplicationBuilder.Eventing.Subscribe<TEvent>(builder.Resource, (happening, cancellationToken) => callback(builder.Resource, happening, cancellationToken));
        return builder;
    }
}
