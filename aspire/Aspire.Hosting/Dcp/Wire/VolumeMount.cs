namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A bind mount (type "bind") or a volume (type "volume").</summary>
internal sealed record VolumeMount(string Type, string Source, string Target, bool ReadOnly);
