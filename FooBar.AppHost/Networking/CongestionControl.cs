namespace FooBar.AppHost.Networking;

/// <summary>How a container's connections find out how much the network between two neighbours takes.</summary>
internal static class CongestionControl
{
    /// <summary>
    /// Takes Reno, which every Linux has and lets everybody use, whatever the machine's own choice is. BBR, which many machines take for the
    /// internet's sake, sends four segments at most while it measures the way anew, every ten seconds on each connection, and then waits for an
    /// acknowledgement that the other side delays: a page of eleven kilobytes came 40 to 110 ms late, one in twenty when there was little to do.
    /// </summary>
    public static IResourceBuilder<T> WithNeighbourlyCongestionControl<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource => builder.WithContainerRuntimeArgs("--sysctl", "net.ipv4.tcp_congestion_control=reno");
}
