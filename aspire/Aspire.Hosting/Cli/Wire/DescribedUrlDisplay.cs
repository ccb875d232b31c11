namespace Aspire.Hosting.Cli.Wire;

/// <summary>How an address is shown.</summary>
/// <param name="DisplayName">The text; null for the address itself.</param>
/// <param name="SortOrder">Higher comes first.</param>
internal sealed record DescribedUrlDisplay(string? DisplayName, int SortOrder);
