using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>The way to the orchestrator's API.</summary>
/// <param name="Server">Its address.</param>
/// <param name="Token">The bearer token that it wants.</param>
/// <param name="Authority">What its certificate must be signed by.</param>
internal sealed record Kubeconfig(Uri Server, string Token, X509Certificate2 Authority)
{
    /// <summary>Reads the file's text; null while it is not yet written to its end.</summary>
    /// <exception cref="DistributedApplicationException">The text is complete but not what was agreed.</exception>
    public static Kubeconfig? TryParse(string text)
    {
        string? server = null, token = null, authority = null;
        var lines = text.Split('\n');
        // The last piece has no line end yet: it may be half a value.
        foreach (var line in lines.AsSpan(0, lines.Length - 1))
        {
            server ??= Value(line, "server:");
            token ??= Value(line, "token:");
            authority ??= Value(line, "certificate-authority-data:");
        }

        if (server is null || token is null || authority is null)
        {
            return null;
        }

        try
        {
            return new Kubeconfig(new Uri(server), token, X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority))));
        }
        catch (Exception exception) when (exception is FormatException or System.Security.Cryptography.CryptographicException)
        {
            throw new DistributedApplicationException("The orchestrator (dcp) wrote a kubeconfig that cannot be read; is its version the one that './foobar setup' installs?", exception);
        }
    }

    private static string? Value(string line, string key)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.StartsWith(key, StringComparison.Ordinal) && trimmed[key.Length..].Trim().Trim('"') is { IsEmpty: false } value ? value.ToString() : null;
    }
}
