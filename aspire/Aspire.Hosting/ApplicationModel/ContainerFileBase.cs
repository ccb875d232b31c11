namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file, of whatever kind, to create in a container.</summary>
public abstract class ContainerFileBase : ContainerFileSystemItem
{
    /// <summary>The content. Excludes <see cref="SourcePath"/>.</summary>
    public string? Contents { get; set; }

    /// <summary>The file on the host to copy. Excludes <see cref="Contents"/>.</summary>
    public string? SourcePath { get; set; }
}
