using FooBar.Telemetry.WebServer;

namespace FooBar.Tests.Telemetry.WebServer;

public sealed class StubStatusTests
{
    // As Nginx 1.30 writes it.
    private const string Page = "Active connections: 5 \nserver accepts handled requests\n 120 118 3456 \nReading: 1 Writing: 2 Waiting: 3 \n";

    [Fact]
    public void Read_Page_HasEveryNumber() => Assert.Equal(new StubStatus(5, 120, 118, 3456, 1, 2, 3), StubStatus.Read(Page));

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html><title>Not found</title>")]
    [InlineData("Active connections: 5 \n")]
    public void Read_AnotherPage_IsNone(string page) => Assert.Null(StubStatus.Read(page));

    [Fact]
    public void ToMetrics_TotalsAndStates_AreSumsUnderTheServersName()
    {
        var message = WebServerMetrics.ToMetrics(StubStatus.Read(Page)!, "web", started: 1, now: 2);

        var resource = Assert.Single(message.ResourceMetrics);
        Assert.Equal("web", Assert.Single(resource.Resource.Attributes).Value.StringValue);
        var metrics = resource.ScopeMetrics.Single().Metrics;
        var accepted = metrics.Single(static metric => metric.Name == "nginx.connections_accepted").Sum;
        Assert.True(accepted.IsMonotonic);
        Assert.Equal((120, 1ul, 2ul), (accepted.DataPoints.Single().AsInt, accepted.DataPoints.Single().StartTimeUnixNano, accepted.DataPoints.Single().TimeUnixNano));
        var current = metrics.Single(static metric => metric.Name == "nginx.connections_current").Sum;
        Assert.False(current.IsMonotonic);
        Assert.Equal(["active 5", "reading 1", "writing 2", "waiting 3"], current.DataPoints.Select(static point => $"{point.Attributes.Single().Value.StringValue} {point.AsInt}"));
    }
}
