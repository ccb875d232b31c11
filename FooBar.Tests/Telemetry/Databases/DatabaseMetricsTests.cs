using FooBar.Telemetry.Databases;
using FooBar.Telemetry.Otlp;

namespace FooBar.Tests.Telemetry.Databases;

public sealed class DatabaseMetricsTests
{
    [Fact]
    public void Convert_ServersMetrics_HaveTheStacksNames()
    {
        var message = Message(
            ("mysql.stats", Gauge("threads_connected", 12)),
            ("mysql.stats", Gauge("threads_running", 3)),
            ("mysql.inno", Total("row_lock_time", 1500)),
            ("mysql.inno.buffer_pool", Total("reads", 7)),
            ("mysql.inno.data", Total("reads", 8)),
            ("mysql.stats.handler", Total("delete", 9)));

        var server = Assert.Single(DatabaseMetrics.Convert(message, instances: false).ResourceMetrics);

        Assert.Equal("mysql-1", server.Resource.Attributes.Text("service.name"));
        var metrics = server.ScopeMetrics.Single().Metrics;
        Assert.Equal(["mysql.threads", "mysql.row_lock.time", "mysql.buffer_pool.operations"], metrics.Select(static metric => metric.Name));
        Assert.Equal(["connected 12", "running 3"], metrics[0].Sum.DataPoints.Select(static point => $"{point.Attributes.Single().Value.StringValue} {point.AsInt}"));
        Assert.False(metrics[0].Sum.IsMonotonic);
        Assert.Equal(("s", 1.5, 10ul, 20ul), (metrics[1].Unit, metrics[1].Sum.DataPoints.Single().AsDouble, metrics[1].Sum.DataPoints.Single().StartTimeUnixNano, metrics[1].Sum.DataPoints.Single().TimeUnixNano));
        Assert.Equal(7, metrics[2].Sum.DataPoints.Single().AsInt);
    }

    [Fact]
    public void Convert_NothingKnown_IsEmpty() => Assert.Equal(0, DatabaseMetrics.Convert(Message(("mysql.x", Total("rows_sent", 1))), instances: false).CalculateSize());

    private static ExportMetricsServiceRequest Message(params IEnumerable<(string Meter, Metric Metric)> metrics) => new()
    {
        ResourceMetrics =
        {
            new ResourceMetrics
            {
                Resource = ServerMessages.Server(),
                ScopeMetrics = { metrics.Select(static entry => new ScopeMetrics { Scope = new() { Name = entry.Meter }, Metrics = { entry.Metric } }) },
            },
        },
    };

    private static Metric Gauge(string name, long value) => new() { Name = name, Gauge = new() { DataPoints = { Point(value) } } };

    private static Metric Total(string name, long value) => new() { Name = name, Sum = new() { IsMonotonic = true, AggregationTemporality = AggregationTemporality.Cumulative, DataPoints = { Point(value) } } };

    private static NumberDataPoint Point(long value) => new() { StartTimeUnixNano = 10, TimeUnixNano = 20, AsInt = value };
}
