using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image of a container.</summary>
[DebuggerDisplay("{FullName}")]
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    private string? _tag;
    private string? _sha256;

    /// <summary>The registry's host name; null for the engine's default.</summary>
    public string? Registry { get; set; }

    /// <summary>The image's name, without registry and tag.</summary>
    public required string Image { get; set; }

    /// <summary>The tag. Excludes <see cref="SHA256"/>.</summary>
    public string? Tag
    {
        get => _tag;
        set
        {
            _tag = value;
            _sha256 = value is null ? _sha256 : null;
        }
    }

    /// <summary>The digest, without its <c>sha256:</c>. Excludes <see cref="Tag"/>.</summary>
    public string? SHA256
    {
        get => _sha256;
        set
        {
            _sha256 = value;
            _tag = value is null ? _tag : null;
        }
    }

    /// <summary>Registry, image and tag or digest.</summary>
    internal string FullName
    {
        get
        {
            var path = string.IsNullOrEmpty(Registry) ? Image : $"{Registry}/{Image}";
            return SHA256 is { } digest ? $"{path}@sha256:{digest}" : $"{path}:{Tag ?? "latest"}";
        }
    }
}
