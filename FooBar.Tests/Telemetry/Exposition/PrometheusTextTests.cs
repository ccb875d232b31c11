using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Exposition;
using FooBar.Telemetry.Otlp;

namespace FooBar.Tests.Telemetry.Exposition;

public sealed class PrometheusTextTests
{
    private static readonly MetricSender Sender = new("api-1", "x");

    [Theory]
    [InlineData("http.server.request.duration", "s", Metric.DataOneofCase.Histogram, "http_server_request_duration_seconds")]
    [InlineData("foobar.database.routed", "{use}", Metric.DataOneofCase.Sum, "foobar_database_routed_total")]
    [InlineData("system.filesystem.usage", "By", Metric.DataOneofCase.Gauge, "system_filesystem_usage_bytes")]
    [InlineData("sentinel.sync", "1", Metric.DataOneofCase.Gauge, "sentinel_sync_ratio")]
    [InlineData("sentinel.epoch", "{epoch}", Metric.DataOneofCase.Gauge, "sentinel_epoch")]
    [InlineData("process.time.seconds", "s", Metric.DataOneofCase.Gauge, "process_time_seconds")]
    [InlineData("2xx", "", Metric.DataOneofCase.Gauge, "key_2xx")]
    internal void Name_OfAMetric_IsPrometheusOwn(string name, string unit, Metric.DataOneofCase kind, string expected)
    {
        var metric = new Metric { Name = name, Unit = unit };
        _ = kind switch
        {
            Metric.DataOneofCase.Histogram => (object)(metric.Histogram = new Histogram()),
            Metric.DataOneofCase.Sum => metric.Sum = new Sum { IsMonotonic = true },
            _ => metric.Gauge = new Gauge(),
        };

        Assert.Equal(expected, PrometheusNames.Of(metric));
    }

    [Fact]
    public void Write_Histogram_CountsUpwards()
    {
        var point = new HistogramDataPoint { Count = 6, Sum = 1.5, BucketCounts = { 1, 2, 3 }, ExplicitBounds = { 0.005, 1 } };
        point.Attributes.Add("http.response.status_code", 200L);
        point.Attributes.Add("http.route", "/a\"b\\c\nd");

        var text = PrometheusText.Write([(Sender, new Metric { Name = "a.b", Unit = "s", Histogram = new Histogram { DataPoints = { point } } })]);

        const string Labels = """job="api-1",instance="x",http_response_status_code="200",http_route="/a\"b\\c\nd" """;
        Assert.Equal(
            $$"""
            # TYPE target_info gauge
            target_info{job="api-1",instance="x"} 1
            # TYPE a_b_seconds histogram
            a_b_seconds_bucket{{{Labels.TrimEnd()}},le="0.005"} 1
            a_b_seconds_bucket{{{Labels.TrimEnd()}},le="1"} 3
            a_b_seconds_bucket{{{Labels.TrimEnd()}},le="+Inf"} 6
            a_b_seconds_sum{{{Labels.TrimEnd()}}} 1.5
            a_b_seconds_count{{{Labels.TrimEnd()}}} 6

            """,
            text);
    }

    [Fact]
    public void Write_SameMetricOfTwoSenders_IsOneFamily()
    {
        static Metric Of(long value) => new() { Name = "n", Sum = new Sum { IsMonotonic = true, DataPoints = { new NumberDataPoint { AsInt = value } } } };

        var text = PrometheusText.Write([(Sender, Of(1)), (new("lb", ""), Of(2))]);

        Assert.EndsWith("# TYPE n_total counter\nn_total{job=\"api-1\",instance=\"x\"} 1\nn_total{job=\"lb\",instance=\"lb\"} 2\n", text, StringComparison.Ordinal);
    }
}
