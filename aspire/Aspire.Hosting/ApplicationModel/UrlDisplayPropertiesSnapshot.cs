namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a link is shown.</summary>
/// <param name="DisplayName">The text; empty for the address.</param>
/// <param name="SortOrder">Higher comes first.</param>
public sealed record UrlDisplayPropertiesSnapshot(string DisplayName = "", int SortOrder = 0);
