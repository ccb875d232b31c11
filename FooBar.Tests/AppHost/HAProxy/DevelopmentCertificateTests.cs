using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FooBar.AppHost.HAProxy;

namespace FooBar.Tests.AppHost.HAProxy;

public sealed class DevelopmentCertificateTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Choose_SeveralValid_TakesTheHighestVersionThenTheLongestValid()
    {
        using var old = Create(version: 2, Now.AddDays(300));
        using var shorter = Create(version: 6, Now.AddDays(100));
        using var longer = Create(version: 6, Now.AddDays(200));

        Assert.Same(longer, DevelopmentCertificate.Choose([old, shorter, longer], Now));
    }

    [Fact]
    public void Choose_NoneUsable_YieldsNone()
    {
        using var expired = Create(version: 6, Now.AddSeconds(-1));
        using var other = Create(version: null, Now.AddDays(100));
        using var keyed = Create(version: 6, Now.AddDays(100));
        using var keyless = X509CertificateLoader.LoadCertificate(keyed.RawData);

        Assert.Null(DevelopmentCertificate.Choose([expired, other, keyless], Now));
    }

    [Fact]
    public void ToPem_Certificate_HoldsItWithItsKey()
    {
        using var certificate = Create(version: 6, Now.AddDays(100));

        var pem = DevelopmentCertificate.ToPem(certificate);

        using var read = X509Certificate2.CreateFromPem(pem, pem);
        Assert.Equal(certificate.Thumbprint, read.Thumbprint);
        Assert.True(read.HasPrivateKey);
    }

    private static X509Certificate2 Create(byte? version, DateTimeOffset notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        if (version is { } mark)
        {
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.311.84.1.1", [mark], critical: false));
        }

        return request.CreateSelfSigned(Now.AddDays(-10), notAfter);
    }
}
