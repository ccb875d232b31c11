namespace Aspire.Hosting.ApplicationModel;

/// <summary>A relation to another resource.</summary>
/// <param name="ResourceName">The other one's name.</param>
/// <param name="Type">The kind of relation.</param>
public sealed record RelationshipSnapshot(string ResourceName, string Type);
