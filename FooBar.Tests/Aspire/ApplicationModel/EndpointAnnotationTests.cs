using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.ApplicationModel;

public sealed class EndpointAnnotationTests
{
    [Theory]
    [InlineData(true, 80, 8080, 80, 8080)]
    [InlineData(true, 80, null, 80, null)]
    [InlineData(true, null, 8080, null, 8080)]
    [InlineData(false, 80, null, 80, 80)]
    [InlineData(false, null, 8080, 8080, 8080)]
    [InlineData(false, 80, 8080, 80, 8080)]
    [InlineData(false, null, null, null, null)]
    public void Ports_ByProxy_DefaultToEachOther(bool isProxied, int? port, int? targetPort, int? expectedPort, int? expectedTargetPort)
    {
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, "http", port: port, targetPort: targetPort, isProxied: isProxied);

        Assert.Equal((expectedPort, expectedTargetPort), (endpoint.Port, endpoint.TargetPort));
    }

    [Fact]
    public void Port_SetToNull_DoesNotFallBack()
    {
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, "http", targetPort: 8080, isProxied: false) { Port = null };

        Assert.Null(endpoint.Port);
    }

    [Theory]
    [InlineData(null, "tcp", "tcp", false)]
    [InlineData("http", "http", "http", false)]
    [InlineData("https", "https", "http", true)]
    [InlineData("redis", "redis", "tcp", false)]
    public void Defaults_ByScheme_AreDerived(string? scheme, string name, string transport, bool tlsEnabled)
    {
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, scheme);

        Assert.Equal((name, transport, tlsEnabled, "localhost", true), (endpoint.Name, endpoint.Transport, endpoint.TlsEnabled, endpoint.TargetHost, endpoint.IsProxied));
    }
}
