namespace Aspire.Hosting.Cli.Wire;

/// <summary>Resources.</summary>
/// <param name="Resources">Their states.</param>
internal sealed record ResourceList(IReadOnlyList<ResourceDescription> Resources);
