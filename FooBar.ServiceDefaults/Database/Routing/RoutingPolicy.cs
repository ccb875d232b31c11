using System.Collections.Immutable;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// What follows from what was seen: who is what, and who may do a piece of work. Everything here is a function of its arguments.
/// </summary>
internal static class RoutingPolicy
{
    // Half a minute of beats at the sentinel's pace. Who is behind the oldest of them is as far behind as that one is old, which is too far.
    private const int BeatsKept = 128;

    /// <summary>Takes in what was seen of a server. An observation that is older than the newest one of that server changes nothing.</summary>
    /// <param name="view">What was known.</param>
    /// <param name="server">The server's index.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="rules">The bounds.</param>
    public static TopologyView Observe(TopologyView view, int server, ServerObservation seen, RoutingRules rules)
    {
        var known = view.Servers[server];
        if (known.Latest is { } latest && latest.At > seen.At)
        {
            return view;
        }

        if (seen.Reading is not { IsOffline: false } reading)
        {
            return view with { Servers = view.Servers.SetItem(server, new ServerView { Latest = seen, IsEvicted = true }) };
        }

        var epoch = Math.Max(view.Epoch, reading.Epoch);
        if (!reading.IsReadOnly)
        {
            var isPrimary = reading.Epoch == epoch;
            return new TopologyView(
                view.Servers.SetItem(server, new ServerView { Latest = seen, IsEvicted = !isPrimary }),
                epoch,
                isPrimary ? Remember(view.Beats, reading.Heartbeat, seen.At) : view.Beats);
        }

        var lag = LagOf(reading.Heartbeat, view.Beats, seen.At);
        return view with { Servers = view.Servers.SetItem(server, JudgeReplica(known, seen, lag, rules)), Epoch = epoch };
    }

    /// <summary>What a server is, as things stand.</summary>
    public static ServerState StateOf(TopologyView view, int server, TimeSpan now, RoutingRules rules)
    {
        if (view.Servers[server].Latest is not { } latest || now - latest.At > rules.Lifetime)
        {
            return ServerState.Unknown;
        }

        return latest.Reading switch
        {
            null => ServerState.Unavailable,
            { IsOffline: true } => ServerState.Offline,
            { IsReadOnly: true } => ServerState.Replica,

            // Judged by the highest epoch of now, not of then: who was primary is none any more as soon as a successor is heard of.
            { Epoch: var epoch } => epoch < view.Epoch ? ServerState.Rejected : ServerState.Primary,
        };
    }

    /// <summary>The server that takes writes; null when there is none, or when two claim to be it in one epoch, of which neither can be believed.</summary>
    public static int? PrimaryOf(TopologyView view, TimeSpan now, RoutingRules rules)
    {
        int? primary = null;
        for (var server = 0; server < view.Servers.Length; server++)
        {
            if (StateOf(view, server, now, rules) != ServerState.Primary)
            {
                continue;
            }

            if (primary is not null)
            {
                return null;
            }

            primary = server;
        }

        return primary;
    }

    /// <summary>
    /// Whether another server may be about to take the writes: there is no primary, or it has not answered for longer than it takes to ask. A frozen
    /// primary counts as primary until the probe of it has run out of time, and by then its successor may have been there for long.
    /// </summary>
    public static bool IsPrimaryInDoubt(TopologyView view, TimeSpan now, RoutingRules rules) =>
        PrimaryOf(view, now, rules) is not { } primary || now - view.Servers[primary].Latest!.At > rules.Doubt;

    /// <summary>The servers that may do a piece of work, best first.</summary>
    /// <remarks>
    /// Reads: replicas that keep up; the primary; then, because the alternative is to fail, replicas that are behind, servers of which nothing is
    /// known, and last those that did not answer. Never one whose epoch is over.
    /// </remarks>
    public static ImmutableArray<int> Route(TopologyView view, DatabaseIntent intent, TimeSpan now, RoutingRules rules)
    {
        if (intent != DatabaseIntent.Read)
        {
            return PrimaryOf(view, now, rules) is { } primary ? [primary] : [];
        }

        var count = view.Servers.Length;
        var route = ImmutableArray.CreateBuilder<int>(count);
        for (var preference = 0; preference < LastPreference && route.Count < count; preference++)
        {
            for (var server = 0; server < count; server++)
            {
                if (Preference(StateOf(view, server, now, rules), view.Servers[server].IsEvicted) == preference)
                {
                    route.Add(server);
                }
            }
        }

        return route.ToImmutable();
    }

    private const int LastPreference = 5;

    private static int Preference(ServerState state, bool isEvicted) => state switch
    {
        ServerState.Replica => isEvicted ? 2 : 0,
        ServerState.Primary => 1,
        ServerState.Unknown => 3,
        ServerState.Unavailable or ServerState.Offline => 4,
        _ => LastPreference,
    };

    private static ServerView JudgeReplica(ServerView known, ServerObservation seen, TimeSpan lag, RoutingRules rules)
    {
        var view = new ServerView { Latest = seen, Lag = lag };
        if (!known.IsEvicted)
        {
            return view with { IsEvicted = lag > rules.MaxLag };
        }

        var sound = lag <= rules.MaxLag / 2 ? known.Sound + 1 : 0;
        return sound >= rules.ReturnAfter ? view : view with { IsEvicted = true, Sound = sound };
    }

    // For how long the primary has had a beat that the replica lacks. By the clock of who watches, so that no server's clock matters; and a
    // sentinel that is away, and so writes no beats, does not look like a lag.
    private static TimeSpan LagOf(Heartbeat? replica, ImmutableArray<SeenBeat> beats, TimeSpan now)
    {
        foreach (var beat in beats)
        {
            if (replica is not { } has || beat.Heartbeat.CompareTo(has) > 0)
            {
                return now > beat.At ? now - beat.At : TimeSpan.Zero;
            }
        }

        return TimeSpan.Zero;
    }

    private static ImmutableArray<SeenBeat> Remember(ImmutableArray<SeenBeat> beats, Heartbeat? heartbeat, TimeSpan at)
    {
        if (heartbeat is not { } beat || (beats.Length > 0 && beat.CompareTo(beats[^1].Heartbeat) <= 0))
        {
            return beats;
        }

        return (beats.Length < BeatsKept ? beats : beats.RemoveAt(0)).Add(new SeenBeat(beat, at));
    }
}
