namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A file or a folder to create.</summary>
internal sealed record FileEntry
{
    /// <summary>file or directory.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    public int? Owner { get; init; }

    public int? Group { get; init; }

    /// <summary>The mode bits as a number; none takes what the umask leaves.</summary>
    public int? Mode { get; init; }

    /// <summary>The file on the host to copy.</summary>
    public string? Source { get; init; }

    public string? Contents { get; init; }

    public IReadOnlyList<FileEntry>? Entries { get; init; }
}
