namespace Aspire.Hosting.Dcp.Wire;

/// <summary>All objects of a kind.</summary>
internal sealed record ObjectList<T>(IReadOnlyList<T>? Items);
