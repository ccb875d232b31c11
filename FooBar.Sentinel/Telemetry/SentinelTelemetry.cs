using System.Diagnostics;
using System.Diagnostics.Metrics;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Telemetry;

/// <summary>The sentinel's metrics and traces, under the name <c>FooBar.Sentinel</c>.</summary>
internal sealed class SentinelTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "FooBar.Sentinel";

    // A probe takes a millisecond or its deadline, a transition some tenths of a second or longer.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private readonly Meter _meter;
    private readonly Histogram<double> _probes;
    private readonly Histogram<double> _transitions;
    private PairSnapshot? _snapshot;
    private WitnessState? _witness;

    public SentinelTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _probes = _meter.CreateHistogram<double>("sentinel.probe.duration", "s", "How long probes of a server took.", tags: null, Seconds);
        _transitions = _meter.CreateHistogram<double>("sentinel.transition.duration", "s", "How long transitions took, by kind and outcome.", tags: null, Seconds);
        _meter.CreateObservableGauge("sentinel.epoch", () => _witness?.Epoch ?? 0, "{epoch}", "The epoch on record.");
        _meter.CreateObservableGauge("sentinel.sync", () => _witness?.Mode is ReplicationMode.Sync ? 1 : 0, "1", "1 while both servers have every acknowledged write.");
        _meter.CreateObservableGauge("sentinel.server.primary", Primaries, "1", "1 for the server on record as primary, 0 for the other.");
        _meter.CreateObservableGauge("sentinel.server.reachable", Reachable, "1", "1 for a server that answers.");
        _meter.CreateObservableGauge("sentinel.server.max_connections", MaxConnections, "{connection}", "How many connections a server allows at one time.");
        _meter.CreateObservableGauge("sentinel.replication.behind", Behind, "{transaction}", "How many transactions of the primary the replica has not applied.");
        _meter.CreateObservableGauge("sentinel.primary.write_age", () => _snapshot?.Canary.SinceSuccess?.TotalSeconds ?? 0, "s", "How long ago the last write of the sentinel's own was acknowledged.");
    }

    /// <summary>Traces of transitions.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>Notes what is known now.</summary>
    public void Observed(WitnessState? witness, PairSnapshot snapshot)
    {
        Volatile.Write(ref _witness, witness);
        Volatile.Write(ref _snapshot, snapshot);
    }

    /// <summary>Notes a probe.</summary>
    public void Probed(string server, Reach reach, TimeSpan took) =>
        _probes.Record(took.TotalSeconds, new KeyValuePair<string, object?>("sentinel.server", server), new KeyValuePair<string, object?>("sentinel.reach", reach.ToString()));

    /// <summary>Notes a transition.</summary>
    public void Changed(string transition, string outcome, TimeSpan took) =>
        _transitions.Record(took.TotalSeconds, new KeyValuePair<string, object?>("sentinel.transition", transition), new KeyValuePair<string, object?>("sentinel.outcome", outcome));

    /// <inheritdoc />
    public void Dispose()
    {
        _meter.Dispose();
        Source.Dispose();
    }

    private IEnumerable<Measurement<int>> Primaries() =>
        Servers().Select(server => Measure(server.Name == _witness?.Primary, server));

    private IEnumerable<Measurement<int>> Reachable() => Servers().Select(static server => Measure(server.Answers, server));

    private IEnumerable<Measurement<int>> MaxConnections() => Servers()
        .Where(static server => server.Status is not null)
        .Select(static server => new Measurement<int>(server.Status!.MaxConnections, new KeyValuePair<string, object?>("sentinel.server", server.Name)));

    private IEnumerable<Measurement<long>> Behind()
    {
        if (_witness is { } witness && _snapshot is { } snapshot
            && snapshot.Of(witness.Primary).Status is { } primary && snapshot.OtherThan(witness.Primary) is { Status: { } status } replica)
        {
            yield return new(primary.Executed.Except(status.Executed).Count, new KeyValuePair<string, object?>("sentinel.server", replica.Name));
        }
    }

    private IReadOnlyList<ServerObservation> Servers() => _snapshot?.Servers ?? [];

    private static Measurement<int> Measure(bool value, ServerObservation server) => new(value ? 1 : 0, new KeyValuePair<string, object?>("sentinel.server", server.Name));
}
