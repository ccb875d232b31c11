using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Exposition;

/// <summary>
/// The newest state of everybody's metrics, for Prometheus to fetch. A metric that its sender no longer sends is forgotten after two and a half times the
/// interval at which it came: so Prometheus sees at once that it has ended.
/// </summary>
internal sealed class MetricStore(TimeProvider clock)
{
    // Bounds what senders can make this process keep: the stack has some 400 metrics.
    private const int MaxMetrics = 5000;

    // Until the second one shows how often a metric comes.
    private static readonly TimeSpan FirstLife = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<(MetricSender Sender, string Scope, string Name), KeptMetric> _metrics = [];

    /// <summary>Takes what a sender tells.</summary>
    public void Take(ExportMetricsServiceRequest message)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            foreach (var resource in message.ResourceMetrics)
            {
                var sender = MetricSender.Of(resource.Resource);
                foreach (var scope in resource.ScopeMetrics)
                {
                    foreach (var metric in scope.Metrics)
                    {
                        var key = (sender, scope.Scope?.Name ?? "", metric.Name);
                        if (_metrics.TryGetValue(key, out var before))
                        {
                            var life = clock.GetElapsedTime(before.At, now) * 2.5;
                            _metrics[key] = new(metric, now, life < ShortestLife ? ShortestLife : life > LongestLife ? LongestLife : life);
                        }
                        else if (_metrics.Count < MaxMetrics)
                        {
                            _metrics[key] = new(metric, now, FirstLife);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Everything that holds, and who sent it.</summary>
    public IReadOnlyList<(MetricSender Sender, Metric Metric)> Read()
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            foreach (var (key, kept) in _metrics)
            {
                if (clock.GetElapsedTime(kept.At, now) > kept.Life)
                {
                    _metrics.Remove(key);
                }
            }

            return [.. _metrics.Select(static entry => (entry.Key.Sender, entry.Value.Metric))];
        }
    }
}
