using System.Globalization;
using System.Text;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Exposition;

/// <summary>Writes metrics in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The metrics, and a <c>target_info</c> for every sender, which says that it is there.</summary>
    public static string Write(IReadOnlyList<(MetricSender Sender, Metric Metric)> metrics)
    {
        var text = new StringBuilder("# TYPE target_info gauge\n");
        foreach (var sender in metrics.Select(static entry => entry.Sender).Distinct())
        {
            Line(text, "target_info", LabelsOf(sender, []), "1");
        }

        foreach (var same in metrics.GroupBy(static entry => PrometheusNames.Of(entry.Metric), StringComparer.Ordinal))
        {
            text.Append("# TYPE ").Append(same.Key).Append(' ').Append(TypeOf(same.First().Metric)).Append('\n');
            foreach (var (sender, metric) in same)
            {
                Write(text, same.Key, sender, metric);
            }
        }

        return text.ToString();
    }

    private static string TypeOf(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Sum when metric.Sum.IsMonotonic => "counter",
        Metric.DataOneofCase.Histogram => "histogram",
        _ => "gauge",
    };

    private static void Write(StringBuilder text, string name, MetricSender sender, Metric metric)
    {
        switch (metric.DataCase)
        {
            case Metric.DataOneofCase.Gauge:
                Numbers(text, name, sender, metric.Gauge.DataPoints);
                break;
            case Metric.DataOneofCase.Sum:
                Numbers(text, name, sender, metric.Sum.DataPoints);
                break;
            case Metric.DataOneofCase.Histogram:
                foreach (var point in metric.Histogram.DataPoints)
                {
                    Write(text, name, LabelsOf(sender, point.Attributes), point);
                }

                break;
            default:
                break;
        }
    }

    private static void Numbers(StringBuilder text, string name, MetricSender sender, IEnumerable<NumberDataPoint> points)
    {
        foreach (var point in points)
        {
            Line(
                text,
                name,
                LabelsOf(sender, point.Attributes),
                point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt.ToString(CultureInfo.InvariantCulture) : Number(point.AsDouble));
        }
    }

    // Prometheus counts in each bucket what is in the smaller ones too.
    private static void Write(StringBuilder text, string name, string labels, HistogramDataPoint point)
    {
        var count = 0UL;
        for (var index = 0; index < point.ExplicitBounds.Count && index < point.BucketCounts.Count; index++)
        {
            count += point.BucketCounts[index];
            Line(text, $"{name}_bucket", $"{labels},le=\"{Number(point.ExplicitBounds[index])}\"", count.ToString(CultureInfo.InvariantCulture));
        }

        var total = point.Count.ToString(CultureInfo.InvariantCulture);
        Line(text, $"{name}_bucket", $"{labels},le=\"+Inf\"", total);
        Line(text, $"{name}_sum", labels, Number(point.Sum));
        Line(text, $"{name}_count", labels, total);
    }

    private static void Line(StringBuilder text, string name, string labels, string value) =>
        text.Append(name).Append('{').Append(labels).Append("} ").Append(value).Append('\n');

    private static string LabelsOf(MetricSender sender, IEnumerable<KeyValue> attributes)
    {
        var labels = new StringBuilder();
        Label(labels, "job", sender.Job);
        Label(labels, "instance", sender.Instance.Length > 0 ? sender.Instance : sender.Job);
        // By name, and each once: attributes that differ in punctuation alone are one label.
        foreach (var attribute in attributes.DistinctBy(static attribute => PrometheusNames.Label(attribute.Key), StringComparer.Ordinal).OrderBy(static attribute => attribute.Key, StringComparer.Ordinal))
        {
            Label(labels, PrometheusNames.Label(attribute.Key), Text(attribute.Value));
        }

        return labels.ToString();
    }

    private static void Label(StringBuilder labels, string name, string value)
    {
        if (labels.Length > 0)
        {
            labels.Append(',');
        }

        labels.Append(name).Append("=\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => labels.Append(@"\\"),
                '"' => labels.Append("\\\""),
                '\n' => labels.Append(@"\n"),
                _ => labels.Append(character),
            };
        }

        labels.Append('"');
    }

    private static string Text(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => Number(value.DoubleValue),
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        _ => "",
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
