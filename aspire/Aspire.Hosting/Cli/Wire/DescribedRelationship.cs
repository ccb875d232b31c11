namespace Aspire.Hosting.Cli.Wire;

/// <summary>A relation to another resource.</summary>
/// <param name="ResourceName">The other one.</param>
/// <param name="Type">The kind of relation.</param>
internal sealed record DescribedRelationship(string ResourceName, string Type);
