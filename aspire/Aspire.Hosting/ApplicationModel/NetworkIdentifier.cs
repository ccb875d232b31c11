namespace Aspire.Hosting.ApplicationModel;

/// <summary>A network that resources see each other on.</summary>
/// <param name="Value">Its name.</param>
public record NetworkIdentifier(string Value);
