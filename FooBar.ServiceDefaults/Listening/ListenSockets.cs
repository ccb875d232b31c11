using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FooBar.ServiceDefaults.Listening;

/// <summary>
/// Listens so that answers to the proxies are sent without a pause. BBR, which many machines take for the internet's sake, sends four segments at
/// most while it measures the way anew, every ten seconds on each connection, and then waits for an acknowledgement that a neighbour delays by 40
/// to 110 ms. Reno, which every Linux has and lets everybody use, has no such moments.
/// </summary>
internal static class ListenSockets
{
    private const int Tcp = 6;
    private const int CongestionControl = 13;

    public static void AddListenSockets(this IHostApplicationBuilder builder) =>
        builder.Services.Configure<SocketTransportOptions>(static options =>
        {
            var create = options.CreateBoundListenSocket;
            options.CreateBoundListenSocket = endpoint => WithReno(create(endpoint), endpoint);
        });

    // What is accepted has what the listener has.
    private static Socket WithReno(Socket socket, EndPoint endpoint)
    {
        if (OperatingSystem.IsLinux() && endpoint is IPEndPoint)
        {
            try
            {
                socket.SetRawSocketOption(Tcp, CongestionControl, "reno"u8);
            }
            catch (SocketException)
            {
                // A kernel of another make, such as a sandbox's: slower at times is no reason not to listen.
            }
        }

        return socket;
    }
}
