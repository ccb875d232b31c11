using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FooBar.Telemetry.Certificates;

namespace FooBar.Tests.Telemetry.Certificates;

public sealed class CertificateWatchTests
{
    [Fact]
    public async Task Read_CertificateOfNobodyKnown_TellsItsEnd()
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, end);
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, certificate);

        Assert.Equal(end, await CertificateWatch.ReadAsync(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), CancellationToken.None));
        await serving;
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(certificate);
    }
}
