namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>Which load balancer balances over which servers.</summary>
/// <param name="Balancer">The load balancer.</param>
/// <param name="Servers">The servers. Their names are those in the load balancer's configuration.</param>
internal sealed record RotationTargets(HAProxyResource Balancer, IReadOnlyList<IResource> Servers)
{
    /// <summary>One change at a time: each looks at how the others left it.</summary>
    public SemaphoreSlim Turn { get; } = new(1);
}
