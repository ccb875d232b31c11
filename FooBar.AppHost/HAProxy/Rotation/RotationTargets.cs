namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>Which load balancer balances over which servers.</summary>
/// <param name="Balancer">The load balancer.</param>
/// <param name="Servers">The servers. Their names are those in the load balancer's configuration.</param>
internal sealed record RotationTargets(HAProxyResource Balancer, IReadOnlyList<IResource> Servers);
