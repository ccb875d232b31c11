using System.Globalization;
using System.Net;

namespace FooBar.Tests.Functional.Faults;

/// <summary>A pair whose servers reach each other over links that can be slowed down, cut in one direction, and broken.</summary>
public sealed class LinkedPair : FaultPair
{
    private TcpLink[] _links = [];
    private int _port;

    /// <inheritdoc />
    internal override int ReplicationPort => _port;

    /// <summary>The other server's way to a server: what it receives from it, and acknowledges to it.</summary>
    internal TcpLink LinkTo(FaultServer server) => _links[server == First ? 0 : 1];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Docker.TryAsync("network", "rm", $"{Id}-links");
        foreach (var link in _links)
        {
            await link.DisposeAsync();
        }
    }

    protected override async Task<Func<int, string[]>> PrepareAsync()
    {
        // Two addresses of this machine that containers reach: both links have the same port.
        await Docker.RunAsync("network", "create", $"{Id}-links");
        var addresses = await Task.WhenAll(GatewayAsync($"{Id}-access"), GatewayAsync($"{Id}-links"));
        _port = FreePorts.Next();
        _links = [.. Servers.Select((server, i) => new TcpLink(server.Port, IPAddress.Parse(addresses[i]), _port))];
        return _ => ["--add-host", $"{First.Name}:{addresses[0]}", "--add-host", $"{Second.Name}:{addresses[1]}"];
    }

    private static Task<string> GatewayAsync(string network) =>
        Docker.RunAsync("network", "inspect", "--format", string.Create(CultureInfo.InvariantCulture, $"{{{{(index .IPAM.Config {0}).Gateway}}}}"), network);
}
