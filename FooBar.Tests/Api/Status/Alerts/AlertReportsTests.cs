using System.Text.Json;
using FooBar.Api.Status.Alerts;
using FooBar.Web.Status.Alerts;

namespace FooBar.Tests.Api.Status.Alerts;

public sealed class AlertReportsTests
{
    // As Alertmanager 0.33 answers, shortened.
    private const string Answer = """
        [
          {"annotations":{"description":"d1","runbook":"docs/alerts.md#serverdown","summary":"api-1 is down"},"endsAt":"2026-01-01T10:05:00.000Z","fingerprint":"a","receivers":[{"name":"operators"}],
           "startsAt":"2026-01-01T10:00:00.000Z","status":{"inhibitedBy":[],"mutedBy":[],"silencedBy":[],"state":"active"},"updatedAt":"2026-01-01T10:00:00.000Z","labels":{"alertname":"ServerDown","server":"api-1","severity":"warning"}},
          {"annotations":{},"startsAt":"2026-01-01T09:00:00.000Z","labels":{"alertname":"LoadBalancerDown","severity":"critical"}},
          {"annotations":{"summary":"web is down"},"startsAt":"2026-01-01T11:00:00.000Z","labels":{"alertname":"ServerDown","server":"web","severity":"warning"}},
          {"annotations":{},"startsAt":"2026-01-01T12:00:00.000Z","labels":{"alertname":"FailoverHappened","severity":"info"}}
        ]
        """;

    [Fact]
    public void Parse_Alerts_AreSortedByHowBadAndHowNew()
    {
        var report = AlertReports.Parse(Answer);

        Assert.True(report.IsKnown);
        Assert.Equal(["LoadBalancerDown", "web is down", "api-1 is down", "FailoverHappened"], report.Active.Select(static alert => alert.Summary));
        Assert.Equal(new Alert("ServerDown", AlertSeverity.Warning, "api-1 is down", "d1", "docs/alerts.md#serverdown", new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero)), report.Active[2]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[{\"labels\":{},\"startsAt\":\"2026-01-01T10:00:00Z\"}]")]
    [InlineData("[{}]")]
    [InlineData("<html>")]
    public void Parse_SomethingElse_Fails(string json) => Assert.ThrowsAny<JsonException>(() => AlertReports.Parse(json));
}
