using System.Globalization;
using System.Security.Cryptography;

namespace FooBar.AppHost.MySql;

/// <summary>
/// The data volumes of one run. They have names, because a volume without one goes with its container, and Aspire makes a new container at each
/// start of a server.
/// </summary>
internal sealed class RunVolumes
{
    /// <summary>What every such volume's name begins with; the process id of its AppHost follows.</summary>
    public const string Prefix = "foobar-run-";

    private readonly Dictionary<string, string> _names;

    private RunVolumes(Dictionary<string, string> names, string folder)
    {
        _names = names;
        Folder = folder;
    }

    /// <summary>The folder of this machine that belongs to the volumes.</summary>
    public string Folder { get; }

    /// <summary>The volumes' names.</summary>
    public IReadOnlyCollection<string> Names => _names.Values;

    /// <summary>A volume for each of the servers, whose name no other run has.</summary>
    public static RunVolumes Create(IEnumerable<string> servers)
    {
        // One process can compose several stacks, as the tests do.
        var run = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
        return new(servers.ToDictionary(static server => server, server => $"{run}-{server}"), Path.Combine(Path.GetTempPath(), $"{run}-sentinel"));
    }

    /// <summary>The volume of a server.</summary>
    public string NameFor(string server) => _names[server];

    /// <summary>Whether a volume was left by an AppHost that no longer lives.</summary>
    /// <param name="volume">The volume's name.</param>
    /// <param name="lives">Tells whether a process lives.</param>
    public static bool IsLeftOver(string volume, Func<int, bool> lives) =>
        volume.StartsWith(Prefix, StringComparison.Ordinal)
        && volume[Prefix.Length..].Split('-') is [var id, _, ..]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && !lives(process);
}
