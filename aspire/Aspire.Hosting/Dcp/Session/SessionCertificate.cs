using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>
/// The certificate of the orchestrator's API. The orchestrator would make one itself, but with RSA keys, which takes it
/// over a second on the way to the first container; an elliptic one takes milliseconds.
/// </summary>
internal static class SessionCertificate
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Writes a new certificate and its key into the session's folder.</summary>
    public static void Write(DcpSessionFolder folder, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));

        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - ClockSkew, now + Lifetime);
        folder.WritePrivate(Path.GetFileName(folder.Certificate), certificate.ExportCertificatePem());
        folder.WritePrivate(Path.GetFileName(folder.Key), key.ExportPkcs8PrivateKeyPem());
    }
}
