namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>A folder, file or volume inside a container.</summary>
/// <param name="Source">A full path on the host, or a volume's name.</param>
/// <param name="Target">The path inside the container.</param>
/// <param name="IsVolume">Whether the source is a named volume.</param>
/// <param name="IsReadOnly">Whether the container may only read it.</param>
internal sealed record MountBinding(string Source, string Target, bool IsVolume, bool IsReadOnly);
