using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A link of a resource.</summary>
/// <param name="Name">The name of its endpoint, where it has one.</param>
/// <param name="Url">The address.</param>
/// <param name="IsInternal">Whether it is of use only inside the application.</param>
[DebuggerDisplay("{Url}", Name = "{Name}")]
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal)
{
    /// <summary>How it is shown.</summary>
    public UrlDisplayPropertiesSnapshot DisplayProperties { get; init; } = new();

    /// <summary>Whether nothing answers there at the moment.</summary>
    public bool IsInactive { get; init; }
}
