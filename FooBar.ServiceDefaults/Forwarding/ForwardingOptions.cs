namespace FooBar.ServiceDefaults.Forwarding;

/// <summary>
/// Which peers are proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed. Configuration section
/// <c>ForwardedHeaders</c>.
/// </summary>
/// <remarks>
/// The load balancer removes what a client sent and sets its own, and each proxy on the way may append to it, so the headers are followed back
/// as long as the peer is a trusted one. A peer outside of these networks is taken for the client itself, whatever it claims.
/// </remarks>
public sealed class ForwardingOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "ForwardedHeaders";

    /// <summary>
    /// Networks in CIDR notation; what is configured replaces the default. Default: the machine itself and the ranges from which Docker takes
    /// its networks (127.0.0.0/8, ::1/128, 172.16.0.0/12, 192.168.0.0/16).
    /// </summary>
    public IList<string> KnownNetworks { get; } = [];
}
