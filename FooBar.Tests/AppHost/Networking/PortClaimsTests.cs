using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using FooBar.AppHost.Networking;

namespace FooBar.Tests.AppHost.Networking;

public sealed class PortClaimsTests
{
    [Fact]
    public void Claim_FreePorts_AreAllDifferentAndFreeAfterwards()
    {
        var ports = PortClaims.Claim([.. Enumerable.Range(0, 50).Select(static index => new PortSetting($"Ports:{index}", 0))]);

        Assert.Equal(50, ports.Distinct().Count());
        using var listener = new TcpListener(IPAddress.Loopback, ports[0]);
        listener.Start();
    }

    [Fact]
    public void Claim_PortInUse_NamesTheSettingAndARemedy()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var failure = Assert.Throws<DistributedApplicationException>(() => PortClaims.Claim([new("Ports:Web", 0), new("Ports:Https", port)]));

        Assert.StartsWith($"Ports:Https is {port}, ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--Ports:Https=0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Claim_NamedPort_KeepsTheOrderOfTheSettings()
    {
        var free = PortClaims.Claim([new("Ports:A", 0)])[0];

        var ports = PortClaims.Claim([new("Ports:A", 0), new("Ports:B", free)]);

        Assert.Equal(free, ports[1]);
        Assert.NotEqual(free, ports[0]);
    }
}
