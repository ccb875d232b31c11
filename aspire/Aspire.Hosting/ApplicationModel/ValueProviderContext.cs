namespace Aspire.Hosting.ApplicationModel;

/// <summary>Who asks for a value: an endpoint's address depends on where it is reached from.</summary>
public class ValueProviderContext
{
    /// <summary>What the application is doing.</summary>
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    /// <summary>The resource that asks.</summary>
    public IResource? Caller { get; init; }

    /// <summary>The network from which it is asked; null for the caller's own.</summary>
    public NetworkIdentifier? Network { get; init; }

    /// <summary>The network that decides.</summary>
    internal NetworkIdentifier EffectiveNetwork => Network ?? Caller?.GetDefaultResourceNetwork() ?? KnownNetworkIdentifiers.LocalhostNetwork;
}
