namespace Aspire.Hosting.ApplicationModel;

/// <summary>Creates files in a container before it starts.</summary>
public sealed class ContainerFileSystemCallbackAnnotation : IResourceAnnotation
{
    /// <summary>The folder inside the container.</summary>
    public required string DestinationPath { get; init; }

    /// <summary>The owner's user id, where an entry names none; null for root.</summary>
    public int? DefaultOwner { get; init; }

    /// <summary>The group id, where an entry names none; null for root.</summary>
    public int? DefaultGroup { get; init; }

    /// <summary>The mode bits withheld from entries that name no mode; null for 022.</summary>
    public UnixFileMode? Umask { get; set; }

    /// <summary>Says what to create.</summary>
    public required Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> Callback { get; init; }
}
