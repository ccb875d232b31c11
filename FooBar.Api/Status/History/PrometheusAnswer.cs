using System.Globalization;
using System.Text.Json;

using FooBar.Web.Status.History;

namespace FooBar.Api.Status.History;

/// <summary>Reads what Prometheus answers to a question about a range of time.</summary>
internal static class PrometheusAnswer
{
    // As a request meets them.
    private static readonly string[] Order = ["edge", "web", "application", "database"];

    /// <summary>The lines of an answer, each with a value or null for every point.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="from">The first point.</param>
    /// <param name="step">From one point to the next.</param>
    /// <param name="points">How many there are.</param>
    /// <exception cref="JsonException">It is no such answer.</exception>
    public static IReadOnlyList<HistorySeries> Parse(string json, DateTimeOffset from, TimeSpan step, int points)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. document.RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
                    .Select(series => new HistorySeries(NameOf(series), ValuesOf(series, from, step, points), Math.Max(0, Array.IndexOf(Order, NameOf(series)))))
                    .OrderBy(static series => series.Tone),
            ];
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("This is no answer of Prometheus.", exception);
        }
    }

    private static string NameOf(JsonElement series) => series.GetProperty("metric").TryGetProperty("tier", out var tier) ? tier.GetString() ?? "" : "";

    private static double?[] ValuesOf(JsonElement series, DateTimeOffset from, TimeSpan step, int points)
    {
        var values = new double?[points];
        foreach (var pair in series.GetProperty("values").EnumerateArray())
        {
            var index = (int)Math.Round((pair[0].GetDouble() - from.ToUnixTimeSeconds()) / step.TotalSeconds);
            // Infinity is written +Inf, which is no number here, and neither is NaN.
            var text = pair[1].GetString()!;
            var value = text is "+Inf" or "-Inf" or "NaN" ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (index >= 0 && index < points && double.IsFinite(value))
            {
                values[index] = value;
            }
        }

        return values;
    }
}
