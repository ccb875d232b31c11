using System.Formats.Tar;

namespace FooBar.AppHost.Reloading;

/// <summary>Packs a folder of configuration files for a container, in which they belong to nobody in particular and everyone may read them, whatever they are here.</summary>
internal static class ConfigurationArchive
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes the archive.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="folder">The folder; what lies deeper in it is left out.</param>
    /// <param name="prefix">The folder in the archive; empty for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task WriteAsync(Stream stream, string folder, string prefix, CancellationToken cancellationToken)
    {
        await using var archive = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        if (prefix.Length > 0)
        {
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, prefix + "/") { Mode = Enterable }, cancellationToken);
        }

        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using var content = new MemoryStream(await File.ReadAllBytesAsync(file, cancellationToken));
            var name = prefix.Length > 0 ? $"{prefix}/{Path.GetFileName(file)}" : Path.GetFileName(file);
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { Mode = Readable, DataStream = content }, cancellationToken);
        }
    }
}
