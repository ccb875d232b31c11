using FooBar.Telemetry.Export;
using FooBar.Telemetry.Exposition;
using FooBar.Telemetry.Otlp;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Databases;

/// <summary>What happens to a server's message: it is cut down to what somebody needs, and queued for export.</summary>
internal sealed class DatabaseIntake(DatabaseQueue queue, MetricStore kept, WorkerMetrics worker, IOptions<TelemetryOptions> options)
{
    private readonly TelemetryOptions _options = options.Value;

    /// <summary>Takes a message. Never waits: what cannot be kept is dropped and counted.</summary>
    public void Take(ExportTraceServiceRequest message)
    {
        Add(OtlpSignal.Logs, DatabaseLogs.OfLostLocks(message, _options.Instances));
        Add(OtlpSignal.Traces, StatementSpans.Convert(message, _options.SlowStatement, _options.Instances));
    }

    /// <inheritdoc cref="Take(ExportTraceServiceRequest)" />
    public void Take(ExportLogsServiceRequest message) => Add(OtlpSignal.Logs, DatabaseLogs.Convert(message, _options.Instances));

    /// <inheritdoc cref="Take(ExportTraceServiceRequest)" />
    public void Take(ExportMetricsServiceRequest message)
    {
        var converted = DatabaseMetrics.Convert(message, _options.Instances);
        kept.Take(converted);
        Add(OtlpSignal.Metrics, converted);
    }

    private void Add(OtlpSignal signal, IMessage message)
    {
        if (message.CalculateSize() > 0 && !queue.TryAdd(signal, message))
        {
            worker.LostOfDatabases(LossReason.QueueFull);
        }
    }
}
