using FooBar.Api.Status;
using FooBar.Web.Status;

namespace FooBar.Tests.Api.Status;

public sealed class BalancerReportTests
{
    private const string Csv = """
        # pxname,svname,qcur,status,req_rate,
        https,FRONTEND,,OPEN,42,
        statistics,FRONTEND,,OPEN,7,
        www,web,0,UP,,
        www,api-1,0,no check,,
        www,BACKEND,0,UP,,
        application,api-1,0,UP 2/3,,
        application,api-2,0,DOWN,,
        application,BACKEND,0,UP,,

        """;

    [Fact]
    public void Parse_Statistics_HasVisitorsRequestsAndEachServerOnce()
    {
        var report = BalancerReport.Parse(Csv);

        Assert.Equal(42, report.RequestsPerSecond);
        Assert.Equal([("www", "web", "UP"), ("application", "api-1", "UP 2/3"), ("application", "api-2", "DOWN")], report.Servers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>401</html>")]
    [InlineData("# pxname,svname,qcur\nhttps,FRONTEND,0")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.Throws<FormatException>(() => BalancerReport.Parse(text));

    [Fact]
    public void Describe_Report_SaysWhoGetsWork() => Assert.Equal(
        [("lb", Condition.Up), ("web", Condition.Up), ("api-1", Condition.Limited), ("api-2", Condition.Down)],
        BalancerConditions.Describe(BalancerReport.Parse(Csv), isKnown: true).Select(server => (server.Name, server.Condition)));

    [Fact]
    public void Describe_NoAnswer_IsTheBalancersOwnCondition() => Assert.Equal(Condition.Down, Assert.Single(BalancerConditions.Describe(null, isKnown: true)).Condition);

    [Fact]
    public void Describe_NobodyToAsk_IsNothing() => Assert.Empty(BalancerConditions.Describe(null, isKnown: false));
}
