using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.ServiceDefaults.Listening;

public class ListenSocketsTests
{
    private const int Tcp = 6;
    private const int CongestionControl = 13;

    [Fact]
    public async Task Listen_OnAnAddress_AnswersWithRenoWhateverTheMachineTakes()
    {
        await using var service = await TestService.StartAsync();
        var options = service.Services.GetRequiredService<IOptions<SocketTransportOptions>>().Value;
        using var listener = options.CreateBoundListenSocket(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndPoint!);

        using var accepted = await listener.AcceptAsync();

        var name = new byte[16];
        var length = accepted.GetRawSocketOption(Tcp, CongestionControl, name);
        Assert.Equal("reno", Encoding.ASCII.GetString(name, 0, length).TrimEnd('\0'));
    }

    [Fact]
    public async Task Listen_OnAUnixSocket_Listens()
    {
        var folder = Directory.CreateTempSubdirectory("foobar-tests-");
        try
        {
            await using var service = await TestService.StartAsync();
            var options = service.Services.GetRequiredService<IOptions<SocketTransportOptions>>().Value;
            using var listener = options.CreateBoundListenSocket(new UnixDomainSocketEndPoint(Path.Combine(folder.FullName, "socket")));

            Assert.True(listener.IsBound);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
