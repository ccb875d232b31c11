using System.Text;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Exposition;

/// <summary>
/// What Prometheus calls a metric or an attribute of OpenTelemetry: letters, digits and underscores, with the unit and the kind at the end.
/// By OpenTelemetry's specification, so that Prometheus' own OTLP receiver would give the same names:
/// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
/// </summary>
internal static class PrometheusNames
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["min"] = "minutes",
        ["h"] = "hours",
        ["d"] = "days",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["%"] = "percent",
        ["Cel"] = "celsius",
    };

    /// <summary>The name of a metric.</summary>
    public static string Of(Metric metric)
    {
        var name = new StringBuilder(Label(metric.Name));
        var unit = metric.Unit switch
        {
            "1" => metric.DataCase == Metric.DataOneofCase.Gauge ? "ratio" : "",
            // What is counted is no unit.
            ['{', ..] => "",
            var known => Units.GetValueOrDefault(known, Label(known)),
        };
        Append(name, unit);
        if (metric.DataCase == Metric.DataOneofCase.Sum && metric.Sum.IsMonotonic)
        {
            Append(name, "total");
        }

        return name.ToString();
    }

    /// <summary>The name of a label.</summary>
    public static string Label(string attribute)
    {
        var text = string.Create(attribute.Length, attribute, static (span, name) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = char.IsAsciiLetterOrDigit(name[index]) ? name[index] : '_';
            }
        });
        return text is [>= '0' and <= '9', ..] ? $"key_{text}" : text;
    }

    // Not twice, when the name ends that way by itself.
    private static void Append(StringBuilder name, string suffix)
    {
        if (suffix.Length > 0 && !name.ToString().EndsWith($"_{suffix}", StringComparison.Ordinal))
        {
            name.Append('_').Append(suffix);
        }
    }
}
