using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Counts which server did what, and marks in the trace where one failed and another stepped in.</summary>
internal sealed class DatabaseTelemetry
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "FooBar.Database";

    private const string ServerKey = "foobar.database.server";
    private const string IntentKey = "foobar.database.intent";
    private const string StateKey = "foobar.database.state";

    // The conventions' name for why an operation failed; absent where it did not.
    private const string ErrorKey = "error.type";

    private readonly Meter _meter;
    private readonly Counter<long> _routed;

    public DatabaseTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _routed = _meter.CreateCounter<long>(
            "foobar.database.routed", "{use}", "Uses of a database server, by server, by intent, and by failure where it failed.");
    }

    public void Done(string server, DatabaseIntent intent) => _routed.Add(1, new(ServerKey, server), new(IntentKey, Name(intent)));

    public void Failed(string server, DatabaseIntent intent, FailureRule rule)
    {
        _routed.Add(1, new(ServerKey, server), new(IntentKey, Name(intent)), new(ErrorKey, rule.Code));
        Activity.Current?.AddEvent(new ActivityEvent("foobar.database.failed", tags: new()
        {
            [ServerKey] = server,
            [IntentKey] = Name(intent),
            [ErrorKey] = rule.Code,
        }));
    }

    /// <summary>Shows, whenever metrics are collected, what is known of each server.</summary>
    public void Watch(DatabaseTopology topology)
    {
        _meter.CreateObservableGauge(
            "foobar.database.lag",
            () => topology.View.Servers.Select((server, i) => new Measurement<double>(server.Lag.TotalSeconds, new KeyValuePair<string, object?>(ServerKey, topology.Servers[i].Name))),
            "s",
            "How far a server was behind the primary when it was last asked.");
        _meter.CreateObservableGauge(
            "foobar.database.state",
            () => topology.Servers.Select((server, i) => new Measurement<int>(1, new(ServerKey, server.Name), new(StateKey, Name(topology.StateOf(i))))),
            "{server}",
            "1 for each server in the state that it is in.");
        _meter.CreateObservableGauge("foobar.database.epoch", () => (long)topology.View.Epoch, "{epoch}", "The newest epoch that was seen on any server.");
    }

    private static string Name(DatabaseIntent intent) => intent == DatabaseIntent.Read ? "read" : "write";

    private static string Name(ServerState state) => state switch
    {
        ServerState.Primary => "primary",
        ServerState.Replica => "replica",
        ServerState.Rejected => "rejected",
        ServerState.Offline => "offline",
        ServerState.Unavailable => "unavailable",
        _ => "unknown",
    };
}
