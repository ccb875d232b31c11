using System.Net;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Functional;

/// <summary>What the proxies tell on their consoles, where each line costs the container engine more than the request costs the proxy.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class ProxyConsoleTests(StackFixture stack)
{
    private const string NotKept = "00";
    private const string Kept = "01";

    [Fact]
    public async Task Request_WhoseTraceIsNotKept_IsOnNoConsoleUnlessItFails()
    {
        var quiet = await AskAsync("/", NotKept, HttpStatusCode.OK);
        var refused = await AskAsync("/threads/none", NotKept, HttpStatusCode.NotFound);
        var told = await AskAsync("/", Kept, HttpStatusCode.OK);

        // Each proxy writes its lines in the order of its requests' ends, so that the last one's line tells that the others' would be there.
        foreach (var proxy in (string[])["web", "lb"])
        {
            var console = await ConsoleAsync(proxy, until: told);
            Assert.DoesNotContain(quiet, console, StringComparison.Ordinal);
            Assert.DoesNotContain(refused, console, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Request_WhoseTraceIsNotKept_IsOnTheConsolesWhenItFails()
    {
        await Task.WhenAll(stack.CommandAsync("api-1", "stop"), stack.CommandAsync("api-2", "stop"));
        string failed;
        try
        {
            failed = await AskAsync($"/?probe={Guid.NewGuid():N}", NotKept, HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            await Task.WhenAll(stack.CommandAsync("api-1", "start"), stack.CommandAsync("api-2", "start"));
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.HealthyAsync(["api-1", "api-2"], deadline.Token);
            await Eventually.TrueAsync(async token => (await stack.Site.GetAsync($"/?probe={Guid.NewGuid():N}", token)).StatusCode == HttpStatusCode.OK, "new pages load again");
        }

        await ConsoleAsync("web", until: failed);
        await ConsoleAsync("lb", until: failed);
    }

    [Fact]
    public async Task Requests_ManyMoreThanAnybodyReads_AreNotAllOnTheConsoles()
    {
        await Eventually.TrueAsync(
            async token =>
            {
                var mark = Guid.NewGuid().ToString("N");
                var statusCodes = await Task.WhenAll(Enumerable.Range(0, 600).Select(async _ =>
                {
                    using var response = await stack.Site.GetAsync($"/?probe={mark}", token);
                    return response.StatusCode;
                }));
                Assert.All(statusCodes, static statusCode => Assert.Equal(HttpStatusCode.OK, statusCode));

                var told = await AskAsync("/", Kept, HttpStatusCode.OK);
                return Count(await ConsoleAsync("lb", until: told), mark) < 600 && Count(await ConsoleAsync("web", until: told), mark) is > 0 and < 600;
            },
            "the proxies leave lines out when there are many in a second");

        static int Count(string console, string mark) => console.Split(mark).Length - 1;
    }

    // Past the edge, which decides itself which traces are kept; the web server believes whoever reaches it, and the internal frontend the web server.
    private async Task<string> AskAsync(string address, string flags, HttpStatusCode expected)
    {
        var trace = Guid.NewGuid().ToString("N");
        using var client = new HttpClient { BaseAddress = stack.App.GetEndpoint("web", "http") };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-{flags}");
        request.Headers.Add("Cookie", "foobar-test=1");
        using var response = await client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return trace;
    }

    private async Task<string> ConsoleAsync(string resource, string until)
    {
        var console = "";
        await Eventually.TrueAsync(
            async _ => (console = await Engine.RunAsync("logs", StackFixture.ContainerId(stack.App, resource))).Contains(until, StringComparison.Ordinal),
            $"the console of {resource} has the request's line");
        return console;
    }
}
