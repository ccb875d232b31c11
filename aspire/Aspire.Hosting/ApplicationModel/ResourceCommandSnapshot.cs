using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command of a resource, and whether it can be used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="DisplayName">The name shown.</param>
/// <param name="DisplayDescription">What it does.</param>
/// <param name="Parameter">Not used; kept for the shape of the record.</param>
/// <param name="ConfirmationMessage">The question to ask before it is done.</param>
/// <param name="IconName">The name of its icon.</param>
/// <param name="IconVariant">The icon's variant.</param>
/// <param name="IsHighlighted">Whether it is shown beside the resource.</param>
[DebuggerDisplay("{State}", Name = "{Name}")]
public sealed record ResourceCommandSnapshot(
    string Name,
    ResourceCommandState State,
    string DisplayName,
    string? DisplayDescription,
    object? Parameter,
    string? ConfirmationMessage,
    string? IconName,
    IconVariant? IconVariant,
    bool IsHighlighted);
