using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Endpoints;

/// <summary>
/// Gives every endpoint its address before anything starts, so that a resource can refer to another that does not run yet.
/// No proxy stands before a resource here: what is published is the resource's own port.
/// </summary>
internal static class EndpointAllocator
{
    /// <summary>Allocates the endpoints of all resources.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="randomizePorts">Whether ports that were not insisted on are to be chosen afresh, so that several applications run side by side.</param>
    /// <exception cref="DistributedApplicationException">Two endpoints want the same port, or one does not say what it leads to.</exception>
    public static void Allocate(IReadOnlyCollection<IResource> resources, bool randomizePorts)
    {
        var endpoints = resources
            .SelectMany(resource => resource.Annotations.Snapshot().OfType<EndpointAnnotation>().Select(endpoint => new ResourceEndpoint(resource, endpoint, randomizePorts)))
            .ToArray();
        var unknown = endpoints.Where(endpoint => endpoint.WantedPort is null).ToArray();
        var free = new Queue<int>(FreePorts.Find(unknown.Length, endpoints.Select(endpoint => endpoint.WantedPort ?? 0).ToHashSet()));
        var takenBy = new Dictionary<int, ResourceEndpoint>();
        foreach (var endpoint in endpoints)
        {
            var port = endpoint.WantedPort ?? free.Dequeue();
            if (!takenBy.TryAdd(port, endpoint) && takenBy[port].BindingAddress == endpoint.BindingAddress)
            {
                throw new DistributedApplicationException(
                    $"{takenBy[port]} and {endpoint} both want port {port}. Give one of them another port, or none to have a free one chosen.");
            }

            Allocate(endpoint, port);
        }
    }

    private static void Allocate(ResourceEndpoint endpoint, int port)
    {
        var (resource, annotation) = (endpoint.Resource, endpoint.Annotation);
        var targetPort = endpoint.ContainerPort ?? port;
        var targetPortText = targetPort.ToString(CultureInfo.InvariantCulture);
        annotation.AllocatedEndpoint = new AllocatedEndpoint(annotation, endpoint.HostAddress, port, targetPortText);
        annotation.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            KnownNetworkIdentifiers.DefaultAspireContainerNetwork,
            resource.IsContainer()
                ? new AllocatedEndpoint(annotation, resource.Name, targetPort, targetPortText)
                : new AllocatedEndpoint(annotation, KnownHostNames.DockerDesktopHostBridge, port, targetPortText));
    }
}
