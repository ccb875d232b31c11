using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using FooBar.AppHost.Networking;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.AppHost.Networking;

public sealed class DashboardAddressesTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public DashboardAddressesTests() => _listener.Start();

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("ASPNETCORE_URLS", "https://localhost:0;")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "")]
    [InlineData("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "")]
    public void RefuseTaken_PortInUse_NamesTheSettingAndARemedy(string setting, string before)
    {
        var address = $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        var failure = Assert.Throws<DistributedApplicationException>(() => DashboardAddresses.RefuseTaken(Configuration((setting, before + address))));

        Assert.StartsWith($"{setting} is {address}, ", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"set {setting} to another address", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefuseTaken_AspireChoosesThePorts_AcceptsEveryAddress() => DashboardAddresses.RefuseTaken(Configuration(
        ("ASPNETCORE_URLS", $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}"), ("DcpPublisher:RandomizePorts", "true")));

    [Fact]
    public void RefuseTaken_NoAddress_AcceptsThat() => DashboardAddresses.RefuseTaken(Configuration());

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
}
