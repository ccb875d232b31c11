using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>A digest of everything that a container is made of: two that have the same are interchangeable.</summary>
internal sealed class LifecycleKey : IDisposable
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private LifecycleKey()
    {
    }

    /// <summary>The key of a container. It can be stored: no secret can be read from it.</summary>
    public static string Of(ContainerSpecification container, string networkName)
    {
        using var key = new LifecycleKey();
        key.Add(networkName, container.Image, container.Entrypoint);
        key.Add([.. container.Arguments]);
        key.Add([.. container.Environment.OrderBy(static variable => variable.Key, StringComparer.Ordinal).SelectMany(static variable => new[] { variable.Key, variable.Value })]);
        key.Add([.. container.Ports.Select(static port => port.ToString())]);
        key.Add([.. container.Mounts.Select(static mount => mount.ToString())]);
        key.Add([.. container.NetworkAliases]);
        key.Add([.. container.RuntimeArguments]);
        foreach (var files in container.Files)
        {
            key.Add(files.Destination, files.DefaultOwner?.ToString(CultureInfo.InvariantCulture), files.DefaultGroup?.ToString(CultureInfo.InvariantCulture), files.Umask?.ToString());
            key.Add(files.Entries);
        }

        return Convert.ToHexStringLower(key._digest.GetHashAndReset());
    }

    /// <inheritdoc />
    public void Dispose() => _digest.Dispose();

    private void Add(IEnumerable<ContainerFileSystemItem> entries)
    {
        foreach (var entry in entries)
        {
            Add(entry.Name, entry.Owner?.ToString(CultureInfo.InvariantCulture), entry.Group?.ToString(CultureInfo.InvariantCulture), entry.Mode.ToString());
            if (entry is ContainerDirectory directory)
            {
                Add(directory.Entries);
            }
            else if (entry is ContainerFile file)
            {
                Add(file.SourcePath is null ? file.Contents : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.SourcePath))));
            }
        }
    }

    // Each part with its length before it, so that no two lists read alike.
    private void Add(params IReadOnlyList<string?> parts)
    {
        Append(parts.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var part in parts)
        {
            Append(part is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}"));
        }
    }

    private void Append(string text) => _digest.AppendData(Encoding.UTF8.GetBytes(text + ";"));
}
