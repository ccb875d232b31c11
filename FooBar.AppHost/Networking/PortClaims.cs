using System.Net;
using System.Net.Sockets;

namespace FooBar.AppHost.Networking;

/// <summary>Finds out, by taking them for a moment, which ports are free.</summary>
internal static class PortClaims
{
    /// <summary>The port for each setting, in their order: the one that it names, or a free one for 0.</summary>
    /// <exception cref="DistributedApplicationException">A named port is taken.</exception>
    public static IReadOnlyList<int> Claim(IReadOnlyList<PortSetting> settings)
    {
        // Kept until all are chosen, so that no free port is chosen twice; the named ones first, so that none of them is chosen either.
        var claims = new Dictionary<PortSetting, Socket>(settings.Count);
        try
        {
            foreach (var setting in settings.OrderBy(static setting => setting.Port == 0))
            {
                claims.Add(setting, Take(setting));
            }

            return [.. settings.Select(setting => ((IPEndPoint)claims[setting].LocalEndPoint!).Port)];
        }
        finally
        {
            foreach (var claim in claims.Values)
            {
                claim.Dispose();
            }
        }
    }

    private static Socket Take(PortSetting setting)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // On every address: a port that is taken on one of them is refused. Nothing listens, so nothing can connect.
            socket.Bind(new IPEndPoint(IPAddress.Any, setting.Port));
            return socket;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new DistributedApplicationException(
                $"{setting.Key} is {setting.Port}, which this process cannot have: {failure.Message}. "
                + $"Stop what uses it, or choose another port, for example with --{setting.Key}=0 for a free one.",
                failure);
        }
    }
}
