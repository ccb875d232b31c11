using System.Diagnostics;
using System.Globalization;
using System.Net;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.Functional.Traces;

namespace FooBar.Tests.Functional;

/// <summary>What goes wrong is visible in traces, and what goes wrong with telemetry is not visible on the site.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class TelemetryFaultTests(StackFixture stack)
{
    private readonly DashboardTraces _traces = new(stack);

    [Fact]
    public async Task ApplicationServer_Killed_TheRequestThatWasRetriedSaysSo()
    {
        SpanView? retried = null;
        for (var attempt = 0; retried is null && attempt < 5; attempt++)
        {
            retried = await FindRetryAsync();
        }

        Assert.NotNull(retried);
        Assert.Equal(("GET internal", "api-2", "true"), (retried.Name, retried.Attribute("proxy.server.name"), retried.Attribute("proxy.redispatched")));
        Assert.Equal("200", retried.Attribute("http.response.status_code"));
    }

    [Fact]
    public async Task TelemetryWorker_Stopped_NoRequestFailsAndLaterTracesArrive()
    {
        await stack.CommandAsync("telemetry", "stop");
        try
        {
            // Both proxies write a line for each of these, to nobody.
            for (var i = 0; i < 100; i++)
            {
                using var file = await stack.Site.GetAsync("/favicon.svg");
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            }
        }
        finally
        {
            await stack.CommandAsync("telemetry", "start");
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.HealthyAsync(["telemetry"], deadline.Token);
        }

        using var response = await stack.Site.GetAsync("/favicon.svg");
        var trace = await _traces.OfAsync(response, static spans => spans.Count >= 2);
        Assert.Equal(["lb", "web"], trace.Select(static span => span.Resource).Order());
    }

    // The next requests find nobody at api-1, unless HAProxy's own check does first: then there is none.
    private async Task<SpanView?> FindRetryAsync()
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        HttpResponseMessage[] responses = [];
        try
        {
            using var process = Process.GetProcessById(Convert.ToInt32(stack.Snapshot("api-1").Properties.Single(static property => property.Name == "executable.pid").Value, CultureInfo.InvariantCulture));
            process.Kill(entireProcessTree: true);
            responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stack.Site.GetAsync("/api/threads?limit=1", deadline.Token)));
            foreach (var response in responses.Where(static response => response.IsSuccessStatusCode))
            {
                var trace = await _traces.OfAsync(response, static spans => spans.Any(static span => span.Name == "GET internal"));
                if (trace.FirstOrDefault(static span => span.Resource == "lb" && span.Attribute("proxy.retries") is not null) is { } retried)
                {
                    return retried;
                }
            }

            return null;
        }
        finally
        {
            Array.ForEach(responses, static response => response.Dispose());
            await stack.App.ResourceNotifications.WaitForResourceAsync("api-1", [KnownResourceStates.Exited, KnownResourceStates.Finished], deadline.Token);
            await stack.CommandAsync("api-1", "start");
            await stack.HealthyAsync(["api-1"], deadline.Token);
        }
    }
}
