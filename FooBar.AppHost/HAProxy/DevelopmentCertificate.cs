using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FooBar.AppHost.HAProxy;

/// <summary>The certificate that the .NET SDK makes for localhost, the same that Kestrel uses in development.</summary>
internal static class DevelopmentCertificate
{
    private const string ExtensionOid = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>The certificate and its key, in PEM. When this user has none that is valid, the SDK is asked to make one.</summary>
    /// <exception cref="DistributedApplicationException">There is none and none could be made.</exception>
    public static async Task<string> GetPemAsync(CancellationToken cancellationToken)
    {
        using var certificate = FindInStore() ?? await CreateAsync(cancellationToken);
        return ToPem(certificate);
    }

    /// <summary>The newest of the development certificates among <paramref name="candidates"/> that is valid at <paramref name="now"/> and has its key.</summary>
    internal static X509Certificate2? Choose(IEnumerable<X509Certificate2> candidates, DateTimeOffset now) => candidates
        .Where(candidate => candidate.HasPrivateKey && candidate.NotBefore <= now.LocalDateTime && now.LocalDateTime < candidate.NotAfter)
        .Select(static candidate => (Certificate: candidate, Mark: candidate.Extensions.FirstOrDefault(static extension => extension.Oid?.Value == ExtensionOid)))
        .Where(static candidate => candidate.Mark is not null)
        .OrderByDescending(static candidate => Version(candidate.Mark!))
        .ThenByDescending(static candidate => candidate.Certificate.NotAfter)
        .Select(static candidate => candidate.Certificate)
        .FirstOrDefault();

    /// <summary>The certificate, then its private key.</summary>
    internal static string ToPem(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm? key = certificate.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey();
        return key is null
            ? throw new DistributedApplicationException("The development certificate has a key that is neither RSA nor ECDSA. Make a new one: dotnet dev-certs https --clean, then dotnet dev-certs https")
            : $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    // The SDK writes the version of its own rules into the extension; older certificates lack names that browsers ask for.
    private static byte Version(X509Extension mark) => mark.RawData is [var version] ? version : (byte)0;

    private static X509Certificate2? FindInStore()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return Choose(store.Certificates, TimeProvider.System.GetUtcNow());
    }

    private static async Task<X509Certificate2> CreateAsync(CancellationToken cancellationToken)
    {
        const string Remedy = "Make one with: dotnet dev-certs https";
        var start = new ProcessStartInfo("dotnet", ["dev-certs", "https"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var tool = Process.Start(start)!;
            var output = await Task.WhenAll(tool.StandardOutput.ReadToEndAsync(cancellationToken), tool.StandardError.ReadToEndAsync(cancellationToken));
            await tool.WaitForExitAsync(cancellationToken);
            return FindInStore()
                ?? throw new DistributedApplicationException($"No development certificate for https was found, and none could be made: {string.Concat(output).Trim()} {Remedy}");
        }
        catch (Win32Exception failure)
        {
            throw new DistributedApplicationException($"No development certificate for https was found, and the dotnet command that makes one could not be started: {failure.Message}. {Remedy}", failure);
        }
    }
}
