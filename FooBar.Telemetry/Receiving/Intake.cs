using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Export;

namespace FooBar.Telemetry.Receiving;

/// <summary>What happens to a datagram: it is read, counted, and queued for export if more of it is told than that.</summary>
internal sealed class Intake(RequestMetrics metrics, RequestQueue queue, WorkerMetrics worker)
{
    /// <summary>Takes a datagram. Never waits: what cannot be kept is dropped and counted.</summary>
    public void Take(ReadOnlySpan<byte> datagram)
    {
        worker.Received();
        if (AccessLogReader.Read(datagram) is not { } request)
        {
            // The proxies also announce their start and their servers' changes by syslog; these lines are no objects.
            worker.Lost(datagram.Contains((byte)'{') ? LossReason.Malformed : LossReason.NoRequest, 1);
            return;
        }

        metrics.Record(request);
        if (request.IsTold && !queue.TryAdd(request))
        {
            worker.Lost(LossReason.QueueFull, 1);
        }
    }
}
