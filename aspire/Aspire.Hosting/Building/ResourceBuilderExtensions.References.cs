using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Passes on a connection string, as <c>ConnectionStrings__{name}</c>.</summary>
    /// <param name="builder">The resource that needs it.</param>
    /// <param name="source">The resource it leads to.</param>
    /// <param name="connectionName">The name; null for that of the resource it leads to.</param>
    /// <param name="optional">Whether the one that needs it can do without.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        var name = source.Resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName ?? source.Resource.Name}";
        builder.WithReferenceRelationship(source.Resource);
        return builder.SetEnvironment(name, new ConnectionStringReference(source.Resource, optional));
    }

    /// <summary>Passes on the addresses of a resource's endpoints, for service discovery and as <c>{NAME}_{ENDPOINT}</c>.</summary>
    /// <param name="builder">The resource that needs them.</param>
    /// <param name="source">The resource they lead to.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        builder.WithReferenceRelationship(source.Resource);
        return builder.WithEnvironment(context =>
        {
            foreach (var endpoint in source.Resource.GetEndpoints().Where(endpoint => !endpoint.EndpointAnnotation.ExcludeReferenceEndpoint))
            {
                PassOn(endpoint, context.EnvironmentVariables);
            }
        });
    }

    /// <summary>Passes on the address of one endpoint, for service discovery and as <c>{NAME}_{ENDPOINT}</c>.</summary>
    /// <param name="builder">The resource that needs it.</param>
    /// <param name="endpointReference">The endpoint.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        builder.WithReferenceRelationship(endpointReference.Resource);
        return builder.WithEnvironment(context => PassOn(endpointReference, context.EnvironmentVariables));
    }

    /// <summary>Says that a resource uses another, for display.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="resource">The other one.</param>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResource resource)
        where T : IResource => builder.WithRelationship(resource, KnownRelationshipTypes.Reference);

    /// <summary>Says that a resource uses another, for display.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="resourceBuilder">The other one.</param>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resourceBuilder);
        return builder.WithReferenceRelationship(resourceBuilder.Resource);
    }

    /// <summary>Says that a resource belongs to another, for display.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="parent">The other one.</param>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent)
        where T : IResource => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    /// <summary>Says that a resource belongs to another, for display.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="parent">The other one.</param>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(parent);
        return builder.WithParentRelationship(parent.Resource);
    }

    /// <summary>Says how a resource relates to another, for display.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="resource">The other one.</param>
    /// <param name="type">The kind of relation.</param>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type)
        where T : IResource
    {
        var known = builder.Resource.Annotations.Snapshot().OfType<ResourceRelationshipAnnotation>()
            .Any(relationship => relationship.Resource == resource && relationship.Type == type);
        return known ? builder : builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));
    }

    private static void PassOn(EndpointReference endpoint, Dictionary<string, object> variables)
    {
        var name = endpoint.Resource.Name;
        variables[$"{EnvironmentName(name)}_{EnvironmentName(endpoint.EndpointName)}"] = endpoint;

        // Service discovery asks by scheme for the endpoints called http and https, by name for all others.
        var isNamedByScheme = endpoint.EndpointName is "http" or "https";
        var key = isNamedByScheme ? endpoint.Scheme : endpoint.EndpointName;
        var index = 0;
        while (variables.ContainsKey($"services__{name}__{key}__{index}"))
        {
            index++;
        }

        variables[$"services__{name}__{key}__{index}"] = endpoint;
    }

    private static string EnvironmentName(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static void RelateToReferences<T>(this IResourceBuilder<T> builder, object value)
        where T : IResource
    {
        switch (value)
        {
            case IResource resource:
                if (!ReferenceEquals(resource, builder.Resource))
                {
                    builder.WithReferenceRelationship(resource);
                }

                break;
            case IResourceBuilder<IResource> other:
                builder.RelateToReferences(other.Resource);
                break;
            case IValueWithReferences composite:
                foreach (var reference in composite.References)
                {
                    builder.RelateToReferences(reference);
                }

                break;
        }
    }
}
