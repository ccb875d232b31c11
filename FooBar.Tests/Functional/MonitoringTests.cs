using System.Net;
using System.Text.Json;
using Aspire.Hosting.Testing;
using FooBar.Tests.AppHost.Prometheus;

namespace FooBar.Tests.Functional;

/// <summary>Prometheus has what its rules ask for, and what goes wrong is told to a person and on the site.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class MonitoringTests(StackFixture stack)
{
    // Counters that are not there until there is something to count.
    private static readonly string[] AbsentWhileAllIsWell = ["foobar_telemetry_lost_total"];

    [Fact]
    public async Task ApplicationServer_Stopped_IsAnAlertAtTheWebhookAndOnTheSiteUntilItIsBack()
    {
        await stack.CommandAsync("api-1", "stop");
        try
        {
            await Eventually.TrueAsync(_ => Task.FromResult(stack.Alerts.LastOf("ServerDown", "api-1") == "firing"), "the webhook is told that api-1 is down");
            await Eventually.TrueAsync(async token => (await StatusAsync(token)).Contains("api-1 is down", StringComparison.Ordinal), "the page says that api-1 is down");
        }
        finally
        {
            await stack.CommandAsync("api-1", "start");
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.HealthyAsync(["api-1"], deadline.Token);
        }

        await Eventually.TrueAsync(_ => Task.FromResult(stack.Alerts.LastOf("ServerDown", "api-1") == "resolved"), "the webhook is told that api-1 is back");
        await Eventually.TrueAsync(async token => !(await StatusAsync(token)).Contains("api-1 is down", StringComparison.Ordinal), "the page no longer says that api-1 is down");
    }

    [Fact]
    public async Task Prometheus_EveryMetricThatARuleAsksFor_IsThere()
    {
        using var client = stack.App.CreateHttpClient("prometheus", "http");
        var missing = AlertRules.Metrics;
        try
        {
            await Eventually.TrueAsync(
                async token =>
                {
                    // Every tier has to have been asked for something.
                    using var page = await stack.Site.GetAsync($"/?probe={Guid.NewGuid():N}", token);
                    using var file = await stack.Site.GetAsync("/favicon.svg", token);
                    using var names = JsonDocument.Parse(await client.GetStringAsync("/api/v1/label/__name__/values", token));
                    missing = [.. AlertRules.Metrics.Except(AbsentWhileAllIsWell).Except(names.RootElement.GetProperty("data").EnumerateArray().Select(static name => name.GetString() ?? ""))];
                    return missing.Count == 0;
                },
                "no metric is missing");
        }
        catch (TimeoutException failure)
        {
            Assert.Fail($"{failure.Message} Missing: {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public async Task HistoryPage_RunningStack_DrawsTheTiers() => await Eventually.TrueAsync(
        async token =>
        {
            using var response = await stack.Site.GetAsync("/status/history", token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var page = await response.Content.ReadAsStringAsync(token);
            return new[] { "<b>edge</b>", "<b>web</b>", "<b>application</b>", "<b>database</b>", "Replication lag" }.All(text => page.Contains(text, StringComparison.Ordinal));
        },
        "the page of the past has a line for each tier");

    private async Task<string> StatusAsync(CancellationToken cancellationToken) => await stack.Site.GetStringAsync("/status", cancellationToken);
}
