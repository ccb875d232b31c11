namespace Aspire.Hosting.Cli.Wire;

/// <summary>A mount.</summary>
/// <param name="Source">A path of this machine or a volume's name.</param>
/// <param name="Target">The path inside the container.</param>
/// <param name="MountType"><c>bind</c> or <c>volume</c>.</param>
/// <param name="IsReadOnly">Whether the container may only read it.</param>
internal sealed record DescribedVolume(string? Source, string Target, string MountType, bool IsReadOnly);
