using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Metrics;

/// <summary>Knows metrics of some other program.</summary>
internal interface IMetricSource
{
    /// <summary>The metrics as they are now; an empty message when there are none. Does not fail because the other program is away.</summary>
    Task<ExportMetricsServiceRequest> CollectAsync(CancellationToken cancellationToken);
}
