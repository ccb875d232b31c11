namespace Aspire.Hosting.Dcp.Wire;

/// <summary>What the API answers when it refuses.</summary>
internal sealed record ApiStatus(string? Message, string? Reason, int Code);
