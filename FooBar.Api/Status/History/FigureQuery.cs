namespace FooBar.Api.Status.History;

/// <summary>A plot and the question to Prometheus that fills it.</summary>
/// <param name="Title">What the plot is about.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="Least">The least value at its upper edge.</param>
/// <param name="Query">The question; <c>$step</c> stands for the time from one point to the next.</param>
internal sealed record FigureQuery(string Title, string Unit, double Least, string Query)
{
    /// <summary>The plots of the page, in their order. The names are those of Prometheus/configuration/rules/signals.yml.</summary>
    public static IReadOnlyList<FigureQuery> All { get; } =
    [
        new("Traffic", "requests a second", 1, "avg_over_time(tier:requests:rate1m[$step])"),
        new("Errors", "% of requests", 1, "100 * max_over_time(tier:errors:ratio1m[$step])"),
        new("Latency at the median", "ms", 10, "1000 * avg_over_time((tier:latency:p50 >= 0)[$step:])"),
        new("Latency at the 99th percentile", "ms", 10, "1000 * max_over_time((tier:latency:p99 >= 0)[$step:])"),
        new("Saturation", "% of connections or processors", 100, "100 * max_over_time(tier:saturation:ratio[$step])"),
        new("Replication lag", "ms", 100, "1000 * max_over_time(replication:lag:seconds[$step])"),
    ];

    /// <summary>The epoch, which rises when another database server becomes primary.</summary>
    public const string Epochs = "max_over_time(replication:epoch[$step])";
}
