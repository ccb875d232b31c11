using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A folder, file or volume inside a container.</summary>
[DebuggerDisplay("{Source} -> {Target}")]
public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    /// <summary>Describes a mount.</summary>
    /// <param name="source">A full path of this machine for a bind mount, a volume's name for a volume; null for a volume without a name.</param>
    /// <param name="target">The path inside the container.</param>
    /// <param name="type">Bind mount or volume.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    /// <exception cref="ArgumentException">A bind mount without a full source path.</exception>
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        if (type == ContainerMountType.BindMount && !Path.IsPathRooted(source))
        {
            throw new ArgumentException($"A bind mount needs a full path of this machine; '{source}' is none.", nameof(source));
        }

        Source = source;
        Target = target;
        Type = type;
        IsReadOnly = isReadOnly;
    }

    /// <summary>A full path of this machine, or a volume's name.</summary>
    public string? Source { get; }

    /// <summary>The path inside the container.</summary>
    public string Target { get; }

    /// <summary>Bind mount or volume.</summary>
    public ContainerMountType Type { get; }

    /// <summary>Whether the container may only read it.</summary>
    public bool IsReadOnly { get; }
}
