namespace FooBar.AppHost.Networking;

/// <summary>Endpoints without Aspire's proxy, which would hide failures and addresses and would balance at random.</summary>
internal static class ProxylessEndpointExtensions
{
    /// <summary>Lets an application server listen on <paramref name="port"/> where containers reach it.</summary>
    public static IResourceBuilder<ProjectResource> ReachableFromContainers(this IResourceBuilder<ProjectResource> builder, int port) => builder
        .WithHttpEndpoint(port: port, name: "http", isProxied: false)
        .WithEndpoint("http", endpoint => endpoint.TargetHost = DockerBridge.GetHostAddress(builder.ApplicationBuilder.Configuration));

    /// <summary>The port of an endpoint that is known before anything runs.</summary>
    public static int GetFixedPort(this IResource resource, string endpointName) =>
        resource.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name == endpointName).Port
        ?? throw new DistributedApplicationException($"The endpoint '{endpointName}' of '{resource.Name}' has no port of its own.");
}
