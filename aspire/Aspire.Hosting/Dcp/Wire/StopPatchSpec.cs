namespace Aspire.Hosting.Dcp.Wire;

/// <summary>The changed part of a <see cref="StopPatch"/>.</summary>
internal sealed record StopPatchSpec(bool Stop);
