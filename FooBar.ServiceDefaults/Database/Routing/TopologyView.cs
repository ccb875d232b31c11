using System.Collections.Immutable;

namespace FooBar.ServiceDefaults.Database;

/// <summary>What is known of all servers. Never changes; <see cref="RoutingPolicy.Observe"/> makes the next one.</summary>
/// <param name="Servers">Each server's view, in the order of the configuration.</param>
/// <param name="Epoch">The highest epoch that was ever seen on any server.</param>
/// <param name="Beats">The primary's beats and when each was first seen, oldest first; what lag is measured by.</param>
internal sealed record TopologyView(ImmutableArray<ServerView> Servers, ulong Epoch, ImmutableArray<SeenBeat> Beats)
{
    /// <summary>The view of somebody who has seen nothing yet.</summary>
    public static TopologyView Unseen(int servers) => new([.. Enumerable.Repeat(ServerView.Nothing, servers)], Epoch: 0, Beats: []);
}
