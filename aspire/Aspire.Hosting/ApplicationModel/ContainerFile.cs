namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file to create in a container.</summary>
public sealed class ContainerFile : ContainerFileSystemItem
{
    /// <summary>The content. Excludes <see cref="SourcePath"/>.</summary>
    public string? Contents { get; set; }

    /// <summary>The file on the host to copy. Excludes <see cref="Contents"/>.</summary>
    public string? SourcePath { get; set; }
}
