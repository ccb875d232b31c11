using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace FooBar.ServiceDefaults.Telemetry;

/// <summary>
/// Sends a service's metrics a second time, to where they are kept and watched: Prometheus, or whatever else takes OTLP over HTTP.
/// What OTEL_EXPORTER_OTLP_ENDPOINT names goes on getting them, and the one does not notice when the other is away.
/// </summary>
internal static class KeptMetrics
{
    // The whole address, with the path of the metrics.
    private const string EndpointKey = "Monitoring:Endpoint";

    // How often. Default: 5 s, as often as Prometheus fetches what it fetches.
    private const string IntervalKey = "Monitoring:Interval";

    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static MeterProviderBuilder AddKeptMetrics(this MeterProviderBuilder metrics, IConfiguration configuration)
    {
        if (configuration[EndpointKey] is not { Length: > 0 } text)
        {
            return metrics;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"{EndpointKey} is '{text}', which is no http or https address.");
        }

        var interval = configuration.GetValue(IntervalKey, DefaultInterval);
        if (interval <= TimeSpan.Zero)
        {
            throw new InvalidOperationException($"{IntervalKey} is '{interval}'. Set it to a time above zero, for example 00:00:05.");
        }

        var exporter = new OtlpMetricExporter(new OtlpExporterOptions
        {
            Endpoint = endpoint,
            Protocol = OtlpExportProtocol.HttpProtobuf,
            // The default holds the key that the other endpoint asks for.
            Headers = "",
            TimeoutMilliseconds = (int)Patience.TotalMilliseconds,
        });
        return metrics.AddReader(new PeriodicExportingMetricReader(exporter, (int)interval.TotalMilliseconds, (int)Patience.TotalMilliseconds)
        {
            TemporalityPreference = MetricReaderTemporalityPreference.Cumulative,
        });
    }
}
