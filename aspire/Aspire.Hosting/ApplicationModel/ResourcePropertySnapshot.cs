using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A property of a resource, for display.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value: a text, a number, or a sequence of them.</param>
[DebuggerDisplay("{Value}", Name = "{Name}")]
public sealed record ResourcePropertySnapshot(string Name, object? Value)
{
    /// <summary>The name shown; null for what the dashboard calls it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether it is shown only on request.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether it is shown before the others.</summary>
    public bool IsHighlighted { get; init; }

    /// <summary>Lower comes first; null for last.</summary>
    public int? SortOrder { get; init; }
}
