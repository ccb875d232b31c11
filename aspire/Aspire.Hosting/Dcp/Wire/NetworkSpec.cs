namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A network that containers are attached to.</summary>
internal sealed record NetworkSpec(string NetworkName)
{
    /// <summary>Whether the network stays when its object is deleted, and is taken over by the next object that names it.</summary>
    public bool? Persistent { get; init; }
}
