using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A link of a resource, for display.</summary>
[DebuggerDisplay("{Url}")]
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>The address; relative to <see cref="Endpoint"/> where that is set.</summary>
    public required string Url { get; set; }

    /// <summary>The text shown; null for the address.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The endpoint it leads to; null for none.</summary>
    public EndpointReference? Endpoint { get; init; }

    /// <summary>Higher comes first.</summary>
#pragma warning disable CA1051 // A field in Aspire, where it is marked as obsolete until it becomes a property.
    public int? DisplayOrder;
#pragma warning restore CA1051

    /// <summary>Where it is shown.</summary>
    public UrlDisplayLocation DisplayLocation { get; set; }
}
