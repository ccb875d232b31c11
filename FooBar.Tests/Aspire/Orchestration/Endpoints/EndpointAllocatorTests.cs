using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Endpoints;

namespace FooBar.Tests.Aspire.Orchestration.Endpoints;

public sealed class EndpointAllocatorTests
{
    [Fact]
    public async Task Allocate_ContainerSeenFromHostAndFromContainer_HasTheAddressOfEach()
    {
        var container = Container("web", port: 8081, targetPort: 80);
        EndpointAllocator.Allocate([container], randomizePorts: false);

        var endpoint = container.GetEndpoint("http");
        Assert.Equal("http://localhost:8081", endpoint.Url);
        Assert.Equal("http://web:80", await endpoint.GetValueAsync(new ValueProviderContext { Network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork }));
    }

    [Fact]
    public async Task Allocate_ProcessOnTheGatewaySeenFromContainer_IsReachedThroughTheHost()
    {
        var project = new ProjectResource("api-1");
        project.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, "http", port: 5101, isProxied: false) { TargetHost = "172.17.0.1" });
        EndpointAllocator.Allocate([project], randomizePorts: false);

        var endpoint = ((IResourceWithEndpoints)project).GetEndpoint("http");
        Assert.Equal("http://172.17.0.1:5101", endpoint.Url);
        Assert.Equal("5101", await endpoint.Property(EndpointProperty.TargetPort).GetValueAsync());
        Assert.Equal(
            "http://host.docker.internal:5101",
            await endpoint.GetValueAsync(new ValueProviderContext { Network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork }));
    }

    [Fact]
    public void Allocate_ManyWithoutPort_GetDifferentFreePortsOtherThanTheWantedOnes()
    {
        var containers = Enumerable.Range(0, 20).Select(i => Container($"c{i}", port: null, targetPort: 80)).ToArray();
        EndpointAllocator.Allocate(containers, randomizePorts: false);

        var ports = containers.Select(container => container.GetEndpoint("http").Port).ToArray();
        Assert.Equal(ports.Length, ports.Distinct().Count());
        Assert.All(ports, port => Assert.False(FreePorts.IsTaken("127.0.0.1", port)));
    }

    [Fact]
    public void Allocate_RandomizedPorts_KeepsOnlyThoseWithoutProxy()
    {
        var proxied = Container("web", port: 8081, targetPort: 80);
        var direct = Container("lb", port: 8082, targetPort: 80, isProxied: false);
        EndpointAllocator.Allocate([proxied, direct], randomizePorts: true);

        Assert.NotEqual(8081, proxied.GetEndpoint("http").Port);
        Assert.Equal(8082, direct.GetEndpoint("http").Port);
    }

    [Fact]
    public void Allocate_SamePortTwice_NamesBoth()
    {
        var exception = Assert.Throws<DistributedApplicationException>(
            () => EndpointAllocator.Allocate([Container("web", 8080, 80), Container("lb", 8080, 80)], randomizePorts: false));
        Assert.Contains("'web'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'lb'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureFreeAsync_SomebodyListensThere_SaysWhatAndHowToFindOut()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var container = Container("lb", port, 80);
        EndpointAllocator.Allocate([container], randomizePorts: false);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => new PortCheck(TimeProvider.System).EnsureFreeAsync(container, CancellationToken.None));
        Assert.Contains($"'http' of 'lb' needs port {port}", exception.Message, StringComparison.Ordinal);
    }

    private static ContainerResource Container(string name, int? port, int? targetPort, bool isProxied = true)
    {
        var container = new ContainerResource(name);
        container.Annotations.Add(new ContainerImageAnnotation { Image = "image" });
        container.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, "http", port: port, targetPort: targetPort, isProxied: isProxied));
        return container;
    }
}
