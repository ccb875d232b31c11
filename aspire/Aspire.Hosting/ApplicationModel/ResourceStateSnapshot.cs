using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a resource is in its life.</summary>
/// <param name="Text">The state.</param>
/// <param name="Style">How it is shown: one of <see cref="KnownResourceStateStyles"/>; null for what the state says.</param>
[DebuggerDisplay("{Text}")]
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>A state without a style of its own.</summary>
    /// <param name="s">The state.</param>
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, Style: null);
}
