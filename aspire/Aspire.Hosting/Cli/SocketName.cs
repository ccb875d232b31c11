using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Cli;

/// <summary>
/// The name under which the <c>aspire</c> command finds an AppHost: eleven characters that stand for its project file, eight that
/// are random, and the number of its process.
/// </summary>
internal static class SocketName
{
    private const int IdentityLength = 11;
    private const int InstanceBytes = 6;

    /// <summary>The folder of all sockets.</summary>
    public static string Folder(string homeFolder) => Path.Combine(homeFolder, ".aspire", "cli", "bch");

    /// <summary>The characters that stand for a project file, wherever it was reached through links.</summary>
    public static string Identity(string appHostPath)
    {
        Span<byte> hash = stackalloc byte[8];
        XxHash3.Hash(Encoding.UTF8.GetBytes(Resolve(appHostPath)), hash);
        return Base64Url.EncodeToString(hash);
    }

    /// <summary>A new name.</summary>
    public static string New(string appHostPath, int processId) =>
        string.Create(CultureInfo.InvariantCulture, $"{Identity(appHostPath)}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(InstanceBytes))}.{processId}");

    /// <summary>Whether a socket is one of an AppHost's with this project file.</summary>
    public static bool IsOf(string fileName, string appHostPath) =>
        fileName.Length > IdentityLength && fileName.StartsWith(Identity(appHostPath), StringComparison.Ordinal);

    /// <summary>The path with every link along it followed. What does not exist stays as it is.</summary>
    internal static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, part);
            try
            {
                resolved = new DirectoryInfo(next).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next;
            }
            catch (IOException)
            {
                resolved = next;
            }
        }

        return resolved;
    }
}
