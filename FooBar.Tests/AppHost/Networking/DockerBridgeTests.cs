using System.Net;
using System.Net.NetworkInformation;
using FooBar.AppHost.Networking;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.AppHost.Networking;

public sealed class DockerBridgeTests
{
    [Fact]
    public void FindAddress_InterfaceOfThisMachine_YieldsItsIPv4Address()
    {
        var loopback = NetworkInterface.GetAllNetworkInterfaces().Single(static card => card.NetworkInterfaceType == NetworkInterfaceType.Loopback);

        Assert.Equal(IPAddress.Loopback, DockerBridge.FindAddress(loopback.Name));
    }

    [Fact]
    public void FindAddress_NoSuchInterface_YieldsNone() => Assert.Null(DockerBridge.FindAddress("no-such-bridge"));

    [Fact]
    public void GetHostAddress_Configured_IsTakenAsItIs()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Api:Address", "10.1.2.3")]).Build();

        Assert.Equal("10.1.2.3", DockerBridge.GetHostAddress(configuration));
    }
}
