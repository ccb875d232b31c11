using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Metrics;

/// <summary>Points of one resource, gathered into metrics.</summary>
/// <param name="started">Since when totals count, in nanoseconds since 1970.</param>
/// <param name="now">When the values were read, the same.</param>
internal sealed class MetricGroup(ulong started, ulong now)
{
    private readonly Dictionary<Instrument, Metric> _metrics = [];

    /// <summary>The metrics, in the order in which they first got a point.</summary>
    public IEnumerable<Metric> Metrics => _metrics.Values;

    /// <summary>Adds a point.</summary>
    public void Add(Instrument instrument, long value, params ReadOnlySpan<(string Key, string Value)> attributes) =>
        Add(instrument, new NumberDataPoint { AsInt = value }, attributes);

    /// <summary>Adds a point.</summary>
    public void Add(Instrument instrument, double value, params ReadOnlySpan<(string Key, string Value)> attributes) =>
        Add(instrument, new NumberDataPoint { AsDouble = value }, attributes);

    /// <summary>Adds a point whose value is there.</summary>
    public void Add(Instrument instrument, NumberDataPoint point, params ReadOnlySpan<(string Key, string Value)> attributes)
    {
        if (!_metrics.TryGetValue(instrument, out var metric))
        {
            _metrics[instrument] = metric = Create(instrument);
        }

        point.StartTimeUnixNano = instrument.Kind == InstrumentKind.Gauge ? 0 : started;
        point.TimeUnixNano = now;
        foreach (var (key, value) in attributes)
        {
            point.Attributes.Add(key, value);
        }

        (metric.Gauge?.DataPoints ?? metric.Sum.DataPoints).Add(point);
    }

    private static Metric Create(Instrument instrument)
    {
        var metric = new Metric { Name = instrument.Name, Unit = instrument.Unit, Description = instrument.Description };
        if (instrument.Kind == InstrumentKind.Gauge)
        {
            metric.Gauge = new Gauge();
        }
        else
        {
            metric.Sum = new Sum { AggregationTemporality = AggregationTemporality.Cumulative, IsMonotonic = instrument.Kind == InstrumentKind.Counter };
        }

        return metric;
    }
}
