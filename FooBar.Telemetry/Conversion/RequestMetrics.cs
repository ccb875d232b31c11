using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Metrics;
using FooBar.Telemetry.Otlp;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Conversion;

/// <summary>Counts every request, sampled or not, since this process started. Not thread-safe by itself: one lock guards it.</summary>
internal sealed class RequestMetrics(IOptions<TelemetryOptions> options, TimeProvider clock) : IMetricSource
{
    // Bounds what a client can make this process keep. HTTP has few methods, statuses and versions; hops are configuration.
    private const int MaxSeriesPerProxy = 1000;

    private readonly Lock _gate = new();
    private readonly ulong _started = Nanoseconds(clock);
    private readonly Dictionary<ProxyResource, Dictionary<RequestMetricKey, DurationHistogram>> _proxies = [];

    /// <summary>Counts a request.</summary>
    public void Record(ProxyRequest request)
    {
        lock (_gate)
        {
            var proxy = ProxyResource.Of(request);
            if (!_proxies.TryGetValue(proxy, out var series))
            {
                _proxies[proxy] = series = [];
            }

            var key = RequestMetricKey.Of(request);
            if (!series.TryGetValue(key, out var histogram))
            {
                if (series.Count >= MaxSeriesPerProxy)
                {
                    return;
                }

                series[key] = histogram = new DurationHistogram();
            }

            histogram.Record(request.Total, request.Retries);
        }
    }

    /// <inheritdoc />
    public Task<ExportMetricsServiceRequest> CollectAsync(CancellationToken cancellationToken) => Task.FromResult(ToMetrics());

    /// <summary>Everything counted so far.</summary>
    public ExportMetricsServiceRequest ToMetrics()
    {
        var now = Nanoseconds(clock);
        var message = new ExportMetricsServiceRequest();
        lock (_gate)
        {
            foreach (var (proxy, series) in _proxies)
            {
                message.ResourceMetrics.Add(new ResourceMetrics
                {
                    Resource = proxy.ToResource(options.Value.Instances),
                    ScopeMetrics = { new ScopeMetrics { Scope = proxy.ToScope(), Metrics = { Durations(series, now), Retries(series, now) } } },
                });
            }
        }

        return message;
    }

    /// <summary>The time, as the protocol writes it.</summary>
    internal static ulong Nanoseconds(TimeProvider clock) => (ulong)(clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    private Metric Durations(Dictionary<RequestMetricKey, DurationHistogram> series, ulong now)
    {
        var data = new Histogram { AggregationTemporality = AggregationTemporality.Cumulative };
        foreach (var (key, histogram) in series)
        {
            var point = new HistogramDataPoint { StartTimeUnixNano = _started, TimeUnixNano = now, Count = histogram.Count, Sum = histogram.Sum };
            point.BucketCounts.AddRange(histogram.Buckets);
            point.ExplicitBounds.AddRange(DurationHistogram.Bounds);
            Describe(point.Attributes, key);
            data.DataPoints.Add(point);
        }

        return new Metric { Name = "http.server.request.duration", Unit = "s", Description = "Duration of HTTP server requests.", Histogram = data };
    }

    private Metric Retries(Dictionary<RequestMetricKey, DurationHistogram> series, ulong now)
    {
        var data = new Sum { AggregationTemporality = AggregationTemporality.Cumulative, IsMonotonic = true };
        foreach (var hop in series.GroupBy(static entry => entry.Key.Hop))
        {
            var point = new NumberDataPoint { StartTimeUnixNano = _started, TimeUnixNano = now, AsInt = hop.Sum(static entry => (long)entry.Value.Retries) };
            point.Attributes.Add("proxy.hop", hop.Key);
            data.DataPoints.Add(point);
        }

        return new Metric { Name = "proxy.retries", Unit = "{retry}", Description = "Attempts beyond a request's first.", Sum = data };
    }

    private static void Describe(ICollection<KeyValue> attributes, RequestMetricKey key)
    {
        attributes.Add("http.request.method", key.Method);
        attributes.Add("url.scheme", key.Scheme);
        attributes.Add("network.protocol.version", key.ProtocolVersion);
        attributes.Add("error.type", key.Error);
        attributes.Add("proxy.hop", key.Hop);
        if (key.Status >= 100)
        {
            attributes.Add("http.response.status_code", (long)key.Status);
        }
    }
}
