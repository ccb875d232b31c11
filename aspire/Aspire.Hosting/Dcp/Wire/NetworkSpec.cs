namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A network that containers are attached to.</summary>
internal sealed record NetworkSpec(string NetworkName);
