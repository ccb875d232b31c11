using System.Net;
using System.Net.Sockets;

namespace FooBar.Tests.Functional;

/// <summary>Ports of this machine that are free.</summary>
internal static class FreePorts
{
    /// <summary>
    /// A port that nobody listens at, below those that outgoing connections are given: while the server that it is for is down, nobody else gets it either.
    /// </summary>
    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(15000, 32000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
