using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A mount of a container.</summary>
/// <param name="Source">A path of this machine or a volume's name.</param>
/// <param name="Target">The path inside the container.</param>
/// <param name="MountType"><c>bind</c> or <c>volume</c>.</param>
/// <param name="IsReadOnly">Whether the container may only read it.</param>
[DebuggerDisplay("{Source}", Name = "{Target}")]
public sealed record VolumeSnapshot(string? Source, string Target, string MountType, bool IsReadOnly);
