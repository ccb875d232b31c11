using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// The servers and what is known of them. Whoever sees something of a server reports it here; who asks gets an answer from what was seen, and
/// whoever waits for things to change is told.
/// </summary>
internal sealed partial class DatabaseTopology(IReadOnlyList<DatabaseServer> servers, RoutingRules rules, TimeProvider clock, ILogger<DatabaseTopology> logger)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly Lock _reporting = new();
    private readonly Nudge[] _nudges = [.. servers.Select(static _ => new Nudge())];
    private TopologyView _view = TopologyView.Unseen(servers.Count);
    private Tabled? _tabled;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<DatabaseServer> Servers => servers;

    /// <summary>What is known.</summary>
    public TopologyView View => Volatile.Read(ref _view);

    /// <summary>The time, as observations carry it.</summary>
    public TimeSpan Now => clock.GetElapsedTime(_started);

    /// <summary>The server that takes writes, if one is known.</summary>
    public int? Primary => Table.Writes is [var primary] ? primary : null;

    /// <summary>Whether another server may be about to take the writes.</summary>
    public bool IsPrimaryInDoubt => RoutingPolicy.IsPrimaryInDoubt(View, Now, rules);

    /// <summary>Completes when some server's state changes after this was read.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>What a server is, as things stand.</summary>
    public ServerState StateOf(int server) => Table.States[server];

    /// <summary>The servers that may do the work, best first, as things stand.</summary>
    public ImmutableArray<int> Route(DatabaseIntent intent) => intent == DatabaseIntent.Read ? Table.Reads : Table.Writes;

    /// <summary>Who takes no writes and why, in words.</summary>
    public string WhyNoPrimary()
    {
        var view = View;
        var now = Now;
        var states = Enumerable.Range(0, servers.Count).Select(server => RoutingPolicy.StateOf(view, server, now, rules)).ToList();
        return states.Count(static state => state == ServerState.Primary) > 1
            ? "More than one database server takes writes, so none is trusted with them."
            : $"No database server takes writes ({string.Join(", ", servers.Zip(states, static (server, state) => $"{server.Name}: {Describe(state)}"))}).";
    }

    /// <summary>Completes when that server is to be looked at before its time.</summary>
    public Task LookAgain(int server) => _nudges[server].Requested;

    /// <summary>Reports what was seen of a server.</summary>
    public void Report(int server, ServerObservation seen)
    {
        lock (_reporting)
        {
            var now = Now;
            var before = View;
            var after = RoutingPolicy.Observe(before, server, seen, rules);
            if (ReferenceEquals(before, after))
            {
                return;
            }

            Volatile.Write(ref _view, after);
            var somethingChanged = false;
            for (var i = 0; i < servers.Count; i++)
            {
                var was = RoutingPolicy.StateOf(before, i, now, rules);
                var became = RoutingPolicy.StateOf(after, i, now, rules);
                if (was != became || before.Servers[i].IsEvicted != after.Servers[i].IsEvicted)
                {
                    somethingChanged = true;
                    Changes(i, was, became, before.Servers[i], after.Servers[i]);
                }
            }

            if (somethingChanged)
            {
                Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        }
    }

    /// <summary>Reports that a use of a server failed in a way that says something of the server.</summary>
    public void Report(int server, FailureRule failure)
    {
        if (failure.IsNoPrimary && View.Servers[server].Latest?.Reading is { IsReadOnly: false } reading)
        {
            // It takes no writes any more, so it counts as a replica until it is asked what it is.
            Report(server, new ServerObservation(Now, reading with { IsReadOnly = true }));
        }

        if (failure.IsNoPrimary || failure.CountsAgainstServer)
        {
            _nudges[server].Request();
        }
    }

    private RoutingTable Table
    {
        get
        {
            var (view, now) = (View, Now);
            var tabled = Volatile.Read(ref _tabled);
            if (tabled is null || !ReferenceEquals(tabled.View, view) || now > tabled.Table.Until)
            {
                Volatile.Write(ref _tabled, tabled = new(view, RoutingTable.Of(view, now, rules)));
            }

            return tabled.Table;
        }
    }

    private static string Describe(ServerState state) => state switch
    {
        ServerState.Primary => "primary",
        ServerState.Replica => "replica",
        ServerState.Rejected => "primary of an epoch that ended",
        ServerState.Offline => "offline",
        ServerState.Unavailable => "does not answer",
        _ => "not heard of",
    };

    // What follows from a change for the server's connections, and what is told of it.
    private void Changes(int index, ServerState was, ServerState became, ServerView before, ServerView after)
    {
        var server = servers[index];
        var reason = after.Latest?.Reason;
        switch (became)
        {
            case ServerState.Primary when was != became:
                LogPrimary(server.Name, after.Latest!.Reading!.Epoch);
                break;
            case ServerState.Replica when was != became:
                LogReplica(server.Name);
                break;
            case ServerState.Rejected when was != became:
                LogRejected(server.Name, after.Latest!.Reading!.Epoch, View.Epoch);
                break;
            case ServerState.Unavailable or ServerState.Offline when was != became:
                LogUnavailable(server.Name, reason ?? "it is in offline mode");
                break;
            case ServerState.Replica when after.IsEvicted && !before.IsEvicted:
                LogBehind(server.Name, after.Lag.TotalSeconds);
                break;
            case ServerState.Replica when before.IsEvicted && !after.IsEvicted:
                LogSound(server.Name);
                break;
        }

        // Connections that were made to a primary, or to a server that stopped answering, do not outlive that.
        var wasDemoted = before.Latest?.Reading is { IsReadOnly: false } && became != ServerState.Primary;
        if (wasDemoted || (became is ServerState.Unavailable or ServerState.Offline && before.Latest?.Reading is not null))
        {
            server.ClearConnections();
        }

        if (became is ServerState.Primary or ServerState.Replica && was is not (ServerState.Primary or ServerState.Replica))
        {
            server.Trust();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Database server {Server} is the primary of epoch {Epoch}")]
    private partial void LogPrimary(string server, ulong epoch);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Database server {Server} is a replica")]
    private partial void LogReplica(string server);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Database server {Server} takes writes in epoch {Epoch}, which ended: epoch {Newest} is known. It is not used")]
    private partial void LogRejected(string server, ulong epoch, ulong newest);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Database server {Server} does not answer: {Reason}")]
    private partial void LogUnavailable(string server, string reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "Database server {Server} is {Seconds:0.0} s behind the primary and serves no reads until it has caught up")]
    private partial void LogBehind(string server, double seconds);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "Database server {Server} has caught up and serves reads again")]
    private partial void LogSound(string server);

    private sealed record Tabled(TopologyView View, RoutingTable Table);

    private sealed class Nudge
    {
        private TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Requested
        {
            get
            {
                // Whoever asks has seen the requests so far.
                var current = Volatile.Read(ref _requested);
                if (current.Task.IsCompleted)
                {
                    Interlocked.CompareExchange(ref _requested, new(TaskCreationOptions.RunContinuationsAsynchronously), current);
                }

                return current.Task;
            }
        }

        public void Request() => Volatile.Read(ref _requested).TrySetResult();
    }
}
