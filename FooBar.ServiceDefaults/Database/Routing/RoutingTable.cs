using System.Collections.Immutable;

namespace FooBar.ServiceDefaults.Database;

/// <summary>What follows from a view for as long as nothing else is seen and nothing expires: every query asks for it.</summary>
/// <param name="States">What each server is.</param>
/// <param name="Reads">The servers that may do a read, best first.</param>
/// <param name="Writes">The server that takes writes, if one does.</param>
/// <param name="Until">Until when all of this holds.</param>
internal sealed record RoutingTable(ImmutableArray<ServerState> States, ImmutableArray<int> Reads, ImmutableArray<int> Writes, TimeSpan Until)
{
    /// <summary>Works it out.</summary>
    public static RoutingTable Of(TopologyView view, TimeSpan now, RoutingRules rules) => new(
        [.. Enumerable.Range(0, view.Servers.Length).Select(server => RoutingPolicy.StateOf(view, server, now, rules))],
        RoutingPolicy.Route(view, DatabaseIntent.Read, now, rules),
        RoutingPolicy.Route(view, DatabaseIntent.Write, now, rules),
        view.Servers.Where(static server => server.Latest is not null).Select(server => server.Latest!.At + rules.Lifetime).Where(end => end >= now).DefaultIfEmpty(TimeSpan.MaxValue).Min());
}
