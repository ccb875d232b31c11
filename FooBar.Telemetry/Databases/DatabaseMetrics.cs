using FooBar.Telemetry.Metrics;
using FooBar.Telemetry.Otlp;
using Google.Protobuf.Collections;

namespace FooBar.Telemetry.Databases;

/// <summary>A server's metrics under the names that the rest of the stack uses for them.</summary>
internal static class DatabaseMetrics
{
    private static readonly InstrumentationScope Scope = new() { Name = DatabaseResource.ScopeName };

    /// <summary>What is passed on of a message.</summary>
    /// <param name="message">The server's message.</param>
    /// <param name="instances">Whether the server's container tells instances of one service apart.</param>
    public static ExportMetricsServiceRequest Convert(ExportMetricsServiceRequest message, bool instances)
    {
        var converted = new ExportMetricsServiceRequest();
        foreach (var server in message.ResourceMetrics)
        {
            var points = server.ScopeMetrics
                .SelectMany(static scope => scope.Metrics.Select(metric => (Metric: metric, Target: DatabaseInstruments.Find(scope.Scope?.Name ?? "", metric.Name))))
                .Where(static pair => pair.Target is not null)
                .SelectMany(static pair => Points(pair.Metric).Select(point => (pair.Target, Point: point)))
                .ToList();
            if (points.Count == 0)
            {
                continue;
            }

            var group = new MetricGroup(points.Max(static entry => entry.Point.StartTimeUnixNano), points.Max(static entry => entry.Point.TimeUnixNano));
            foreach (var (target, point) in points)
            {
                Add(group, target!, point);
            }

            converted.ResourceMetrics.Add(new ResourceMetrics
            {
                Resource = DatabaseResource.Of(server.Resource, instances),
                ScopeMetrics = { new ScopeMetrics { Scope = Scope, Metrics = { group.Metrics } } },
            });
        }

        return converted;
    }

    private static RepeatedField<NumberDataPoint> Points(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Sum => metric.Sum.DataPoints,
        Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints,
        _ => [],
    };

    private static void Add(MetricGroup group, PassedOn target, NumberDataPoint point)
    {
        var value = new NumberDataPoint();
        if (target.Scale is { } scale)
        {
            value.AsDouble = scale * (point.HasAsInt ? point.AsInt : point.AsDouble);
        }
        else if (point.HasAsInt)
        {
            value.AsInt = point.AsInt;
        }
        else
        {
            value.AsDouble = point.AsDouble;
        }

        if (target.Attribute is { } attribute)
        {
            group.Add(target.Instrument, value, attribute);
        }
        else
        {
            group.Add(target.Instrument, value);
        }
    }
}
