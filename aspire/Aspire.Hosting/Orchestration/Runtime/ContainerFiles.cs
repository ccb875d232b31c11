namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>Files to create in a container before it starts.</summary>
/// <param name="Destination">The folder inside the container.</param>
/// <param name="Entries">What to create in it.</param>
internal sealed record ContainerFiles(string Destination, IReadOnlyList<ApplicationModel.ContainerFileSystemItem> Entries)
{
    /// <summary>The owner's user id, where an entry names none.</summary>
    public int? DefaultOwner { get; init; }

    /// <summary>The group id, where an entry names none.</summary>
    public int? DefaultGroup { get; init; }

    /// <summary>The mode bits withheld from entries that name no mode.</summary>
    public UnixFileMode? Umask { get; init; }
}
