namespace Aspire.Hosting.Cli.Wire;

/// <summary>An environment variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null when a secret is in it.</param>
/// <param name="IsFromSpec">Whether the application set it, and not the machine.</param>
internal sealed record DescribedVariable(string Name, string? Value, bool IsFromSpec);
