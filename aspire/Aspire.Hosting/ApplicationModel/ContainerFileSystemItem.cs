namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file or folder to create in a container.</summary>
public abstract class ContainerFileSystemItem
{
    /// <summary>The name, without a path.</summary>
    public string Name { get; set; } = "";

    /// <summary>The owner's user id; null takes the default of the whole set.</summary>
    public int? Owner { get; set; }

    /// <summary>The group id; null takes the default of the whole set.</summary>
    public int? Group { get; set; }

    /// <summary>The mode bits; 0 takes the default of the whole set.</summary>
    public UnixFileMode Mode { get; set; }
}
