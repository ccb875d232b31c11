namespace Aspire.Hosting.Dcp.Wire;

/// <summary>Files to create in a container before it starts.</summary>
internal sealed record CreateFiles
{
    public required string Destination { get; init; }

    public int? DefaultOwner { get; init; }

    public int? DefaultGroup { get; init; }

    /// <summary>The mode bits withheld from entries without a mode, as a number.</summary>
    public int? Umask { get; init; }

    public required IReadOnlyList<FileEntry> Entries { get; init; }
}
