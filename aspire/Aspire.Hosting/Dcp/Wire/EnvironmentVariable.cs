namespace Aspire.Hosting.Dcp.Wire;

/// <summary>An environment variable.</summary>
internal sealed record EnvironmentVariable(string Name, string? Value);
