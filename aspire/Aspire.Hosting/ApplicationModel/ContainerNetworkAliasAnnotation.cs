using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Another host name under which the other containers reach this one.</summary>
/// <param name="alias">The host name.</param>
[DebuggerDisplay("{Alias}")]
public sealed class ContainerNetworkAliasAnnotation(string alias) : IResourceAnnotation
{
    /// <summary>The host name.</summary>
    public string Alias { get; } = alias ?? throw new ArgumentNullException(nameof(alias));

    /// <summary>The network on which it is known.</summary>
    public NetworkIdentifier Network { get; set; } = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
}
