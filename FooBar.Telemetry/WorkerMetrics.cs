using System.Diagnostics.Metrics;
using FooBar.Telemetry.Receiving;

namespace FooBar.Telemetry;

/// <summary>What this worker tells of itself.</summary>
internal sealed class WorkerMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _lost;

    public WorkerMetrics(IMeterFactory meters, KernelDrops drops)
    {
        var meter = meters.Create("FooBar.Telemetry");
        _received = meter.CreateCounter<long>("foobar.telemetry.received", "{datagram}", "Log datagrams that arrived from the proxies.");
        _lost = meter.CreateCounter<long>("foobar.telemetry.lost", "{datagram}", "Log datagrams that became no span, by reason.");
        meter.CreateObservableCounter("foobar.telemetry.dropped", () => drops.Read(), "{datagram}", "Log datagrams that the kernel dropped because this worker did not read fast enough.");
    }

    /// <summary>Counts a datagram.</summary>
    public void Received() => _received.Add(1);

    /// <summary>Counts datagrams that are lost.</summary>
    public void Lost(LossReason reason, int count) => _lost.Add(count, new KeyValuePair<string, object?>("reason", Name(reason)));

    private static string Name(LossReason reason) => reason switch
    {
        LossReason.NoRequest => "no_request",
        LossReason.Malformed => "malformed",
        LossReason.QueueFull => "queue_full",
        _ => "not_exported",
    };
}
