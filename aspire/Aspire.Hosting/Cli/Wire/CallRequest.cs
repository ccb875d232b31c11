namespace Aspire.Hosting.Cli.Wire;

/// <summary>What a call takes that takes nothing; the caller may send what a later version knows.</summary>
internal sealed record CallRequest;
