using System.Diagnostics.Metrics;
using FooBar.Telemetry.Receiving;

namespace FooBar.Telemetry;

/// <summary>What this worker tells of itself.</summary>
internal sealed class WorkerMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _databaseReceived;
    private readonly Counter<long> _databaseLost;

    public WorkerMetrics(IMeterFactory meters, KernelDrops drops)
    {
        var meter = meters.Create("FooBar.Telemetry");
        _received = meter.CreateCounter<long>("foobar.telemetry.received", "{datagram}", "Log datagrams that arrived from the proxies.");
        _lost = meter.CreateCounter<long>("foobar.telemetry.lost", "{datagram}", "Log datagrams that became no span, by reason.");
        _databaseReceived = meter.CreateCounter<long>("foobar.telemetry.database.received", "{message}", "OTLP messages that arrived from the database servers.");
        _databaseLost = meter.CreateCounter<long>("foobar.telemetry.database.lost", "{message}", "OTLP messages of the database servers that were not passed on, by reason.");
        meter.CreateObservableCounter("foobar.telemetry.dropped", () => drops.Read(), "{datagram}", "Log datagrams that the kernel dropped because this worker did not read fast enough.");
    }

    /// <summary>Counts a datagram.</summary>
    public void Received() => _received.Add(1);

    /// <summary>Counts datagrams that are lost.</summary>
    public void Lost(LossReason reason, int count) => _lost.Add(count, new KeyValuePair<string, object?>("reason", Name(reason)));

    /// <summary>Counts a message of a database server.</summary>
    public void ReceivedFromDatabase() => _databaseReceived.Add(1);

    /// <summary>Counts a message of a database server that is lost.</summary>
    public void LostOfDatabases(LossReason reason) => _databaseLost.Add(1, new KeyValuePair<string, object?>("reason", Name(reason)));

    private static string Name(LossReason reason) => reason switch
    {
        LossReason.NoRequest => "no_request",
        LossReason.Malformed => "malformed",
        LossReason.QueueFull => "queue_full",
        _ => "not_exported",
    };
}
