using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.ApplicationModel;

public sealed class EndpointReferenceTests
{
    private readonly ContainerResource _owner = new("web");
    private readonly EndpointAnnotation _endpoint = new(ProtocolType.Tcp, "http", port: 8081, targetPort: 8080);

    public EndpointReferenceTests() => _owner.Annotations.Add(_endpoint);

    [Fact]
    public async Task GetValueAsync_AskedTooEarly_CompletesWithTheAllocation()
    {
        var asked = _owner.GetEndpoint("http").GetValueAsync().AsTask();
        Assert.False(asked.IsCompleted);

        _endpoint.AllocatedEndpoint = new AllocatedEndpoint(_endpoint, "localhost", 8081);

        Assert.Equal("http://localhost:8081", await asked);
    }

    [Fact]
    public async Task GetValueAsync_AskedByContainer_GetsTheContainersAddress()
    {
        _endpoint.AllocatedEndpoint = new AllocatedEndpoint(_endpoint, "localhost", 8081);
        _endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(KnownNetworkIdentifiers.DefaultAspireContainerNetwork, new AllocatedEndpoint(_endpoint, "web", 8080));
        var container = new ContainerResource("lb");
        container.Annotations.Add(new ContainerImageAnnotation { Image = "haproxy" });
        var reference = _owner.GetEndpoint("http");

        var fromContainer = await reference.GetValueAsync(new ValueProviderContext { Caller = container });
        var fromProcess = await reference.GetValueAsync(new ValueProviderContext { Caller = new ProjectResource("api") });

        Assert.Equal(("http://web:8080", "http://localhost:8081"), (fromContainer, fromProcess));
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "http://localhost:8081")]
    [InlineData(EndpointProperty.Host, "localhost")]
    [InlineData(EndpointProperty.IPV4Host, "127.0.0.1")]
    [InlineData(EndpointProperty.Port, "8081")]
    [InlineData(EndpointProperty.Scheme, "http")]
    [InlineData(EndpointProperty.TargetPort, "8080")]
    [InlineData(EndpointProperty.HostAndPort, "localhost:8081")]
    [InlineData(EndpointProperty.TlsEnabled, "False")]
    public async Task Property_OfAllocated_IsItsPart(EndpointProperty property, string expected)
    {
        _endpoint.AllocatedEndpoint = new AllocatedEndpoint(_endpoint, "localhost", 8081);

        Assert.Equal(expected, await _owner.GetEndpoint("http").Property(property).GetValueAsync());
    }

    [Fact]
    public async Task TargetPort_ChosenByOrchestrator_IsItsExpression()
    {
        _endpoint.TargetPort = null;
        _endpoint.AllocatedEndpoint = new AllocatedEndpoint(_endpoint, "localhost", 8081, "{{ chosen }}");

        Assert.Equal("{{ chosen }}", await _owner.GetEndpoint("http").Property(EndpointProperty.TargetPort).GetValueAsync());
    }

    [Fact]
    public void EndpointAnnotation_UnknownName_NamesTheKnownOnes()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => _owner.GetEndpoint("https").EndpointAnnotation);

        Assert.Contains("'https'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'http'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Url_BeforeAllocation_Throws()
    {
        var reference = _owner.GetEndpoint("http");

        Assert.False(reference.IsAllocated);
        Assert.Throws<InvalidOperationException>(() => reference.Url);
    }

    [Fact]
    public void Find_EndpointAddedLater_IsSeen()
    {
        var reference = _owner.GetEndpoint("statistics");
        Assert.False(reference.Exists);

        _owner.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, "http", name: "statistics"));

        Assert.True(reference.Exists);
    }
}
