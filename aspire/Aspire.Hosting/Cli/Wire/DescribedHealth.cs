namespace Aspire.Hosting.Cli.Wire;

/// <summary>What a check last said.</summary>
/// <param name="Name">The check.</param>
/// <param name="Status">The result; null before the first.</param>
/// <param name="Description">The result in words.</param>
/// <param name="ExceptionText">What went wrong.</param>
internal sealed record DescribedHealth(string Name, string? Status, string? Description, string? ExceptionText);
