namespace Aspire.Hosting.ApplicationModel;

/// <summary>A folder to create in a container.</summary>
public sealed class ContainerDirectory : ContainerFileSystemItem
{
    /// <summary>What the folder holds.</summary>
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];
}
