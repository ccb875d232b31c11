using FooBar.AppHost.Engine;

namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>
/// Talks to the load balancer's administration. Its socket stays inside the container, where nobody else reaches it; the container engine,
/// which only its users may command, is the way in.
/// </summary>
internal static class RuntimeApi
{
    private const string Socket = "/var/lib/haproxy/admin.sock";

    // Every Debian has this interpreter; neither image has a program for sockets.
    private const string Ask = """use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => shift) or die "no socket: $!\n"; print $s join("; ", @ARGV), "\n"; $s->shutdown(1); print while <$s>;""";

    /// <summary>Gives commands, and returns what the load balancer says to them, which is nothing when all is well.</summary>
    public static async Task<EngineAnswer> SendAsync(string container, IEnumerable<string> commands, CancellationToken cancellationToken) =>
        await EngineClient.RunAsync(null, cancellationToken, ["exec", container, "perl", "-e", Ask, Socket, .. commands]);
}
