using FooBar.Telemetry;
using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;
using FooBar.Tests.Telemetry.AccessLog;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.Telemetry.Conversion;

public sealed class RequestMetricsTests
{
    private static readonly ProxyRequest Internal = AccessLogReaderTests.Read(RecordedLines.Internal);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddSeconds(1000));

    [Fact]
    public void ToMetrics_UnsampledRequests_CountsThemAll()
    {
        var metrics = new RequestMetrics(Options.Create(new TelemetryOptions()), _clock);
        metrics.Record(Internal);
        metrics.Record(Internal with { Total = 20 });
        metrics.Record(Internal with { Total = 0.005 });
        _clock.Advance(TimeSpan.FromSeconds(5));

        var point = Assert.Single(Metric(metrics, "http.server.request.duration").Histogram.DataPoints);

        Assert.Equal((3ul, 1_000_000_000_000ul, 1_005_000_000_000ul), (point.Count, point.StartTimeUnixNano, point.TimeUnixNano));
        Assert.Equal([1ul, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], point.BucketCounts);
        Assert.Equal(20.123277, point.Sum, precision: 6);
        Assert.Equal("404", RequestBatchTests.Text(point.Attributes, "http.response.status_code"));
        Assert.Equal("internal", RequestBatchTests.Text(point.Attributes, "proxy.hop"));
    }

    [Fact]
    public void ToMetrics_Retries_AreSummedForEachHop()
    {
        var metrics = new RequestMetrics(Options.Create(new TelemetryOptions()), _clock);
        metrics.Record(Internal with { Retries = 2 });
        metrics.Record(Internal with { Retries = 1, Status = 200 });

        var point = Assert.Single(Metric(metrics, "proxy.retries").Sum.DataPoints);

        Assert.Equal(3, point.AsInt);
    }

    [Fact]
    public void ToMetrics_MethodsThatClientsMakeUp_AreOneSeries()
    {
        var metrics = new RequestMetrics(Options.Create(new TelemetryOptions()), _clock);
        for (var i = 0; i < 100; i++)
        {
            metrics.Record(Internal with { Method = $"X{i}" });
        }

        Assert.Single(Metric(metrics, "http.server.request.duration").Histogram.DataPoints);
    }

    [Fact]
    public void ToMetrics_NothingYet_IsEmpty() => Assert.Equal(0, new RequestMetrics(Options.Create(new TelemetryOptions()), _clock).ToMetrics().CalculateSize());

    private static Metric Metric(RequestMetrics metrics, string name) =>
        metrics.ToMetrics().ResourceMetrics.Single().ScopeMetrics.Single().Metrics.Single(metric => metric.Name == name);
}
