using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class SiteTests(StackFixture stack)
{
    [Fact]
    public void Stack_Started_EveryResourceIsRunningAndHealthy()
    {
        foreach (var name in StackFixture.ResourceNames)
        {
            var snapshot = stack.Snapshot(name);
            Assert.Equal(KnownResourceStates.Running, snapshot.State?.Text);
            Assert.NotEmpty(snapshot.HealthReports);
            Assert.All(snapshot.HealthReports, report => Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy, report.Status));
        }
    }

    [Fact]
    public async Task Page_OverTls_IsMadeByAnApplicationServerFromTheReplica()
    {
        var (_, replica) = await Replication.RolesAsync(stack);
        using var response = await stack.Site.GetAsync($"/?probe={Guid.NewGuid():N}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(response.Headers.GetValues("X-Served-By").Single(), new[] { "api-1", "api-2" });
        Assert.Equal(replica, response.Headers.GetValues("X-Database").Single());
        Assert.Contains("FooBar", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OverTls_PassesEveryHop()
    {
        await LoggedAsync(
            async mark =>
            {
                using var response = await stack.Site.GetAsync(mark);
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
                Assert.Contains(response.Headers.GetValues("X-Served-By").Single(), new[] { "api-1", "api-2" });
            },
            "/probe-",
            lines: 2);
    }

    [Fact]
    public async Task HundredRequests_ThroughTheFrontDoor_SpreadEvenly()
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        var served = new Dictionary<string, int>();

        // On a machine that stalls, the load balancer passes over a server for a moment, and then the next hundred counts.
        for (var attempt = 0; attempt < 4 && served.GetValueOrDefault("api-1") != 50; attempt++)
        {
            await stack.HealthyAsync(["api-1", "api-2"], deadline.Token);
            served.Clear();
            for (var i = 0; i < 100; i++)
            {
                using var response = await stack.Site.GetAsync("/api/threads?limit=1", deadline.Token);
                response.EnsureSuccessStatusCode();
                var name = response.Headers.GetValues("X-Served-By").Single();
                served[name] = served.GetValueOrDefault(name) + 1;
            }
        }

        Assert.Equal(50, served.GetValueOrDefault("api-1"));
        Assert.Equal(50, served.GetValueOrDefault("api-2"));
    }

    [Fact]
    public async Task Http_AnyPath_RedirectsToHttps()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = stack.App.GetEndpoint("lb", "http") };

        using var response = await client.GetAsync("/threads/1?a=b");

        Assert.True(response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect, $"{response.StatusCode}");
        Assert.Equal(new Uri(stack.App.GetEndpoint("lb", "https"), "/threads/1?a=b"), response.Headers.Location);
    }

    [Fact]
    public async Task ForwardedHeaders_SentByTheClient_AreReplaced()
    {
        // The feed names the address at which the application believes to be asked. Another address each time: nobody else's answer is kept.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/feed.atom?probe={Guid.NewGuid():N}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "gopher");
        request.Headers.TryAddWithoutValidation("Forwarded", "host=evil.example;proto=gopher");

        using var response = await stack.Site.SendAsync(request);
        var feed = System.Xml.Linq.XDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(stack.App.GetEndpoint("lb", "https").ToString(), feed.Root!.Elements().First().Value);
    }

    [Fact]
    public async Task StatusEvents_Head_LeavesTheConnectionToWhoeverAsksNext()
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = stack.App.GetEndpoint("api-1", "http"), Timeout = StackFixture.Patience };
        using var request = new HttpRequestMessage(HttpMethod.Head, "/status/events");

        using var head = await client.SendAsync(request);
        using var next = await client.GetAsync("/alive");

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task OpenApiDocument_ThroughTheFrontDoor_IsThere()
    {
        var document = await stack.Site.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/threads", out _));
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    public async Task ClientAddress_Forged_DoesNotReachTheLog(string header)
    {
        await LoggedAsync(
            async mark =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, mark);
                request.Headers.TryAddWithoutValidation(header, "203.0.113.77");
                using var response = await stack.Site.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            },
            // The load balancer's log has no queries.
            "/?probe=",
            lines: 0);
        await Eventually.TrueAsync(async _ => await LinesAsync("lb", "\"client\":") > 0, "HAProxy, which logs who asked, logged requests");

        foreach (var resource in (string[])["lb", "web", "api-1", "api-2"])
        {
            Assert.DoesNotContain(await LogAsync(resource), line => line.Contains("203.0.113.77", StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// Asks for a path of its own until Nginx has a line of it and the load balancer as many as <paramref name="lines"/>: beyond a hundred requests in a
    /// second, as of the test before, the consoles tell of none for a moment, and then the next one counts.
    /// </summary>
    private async Task LoggedAsync(Func<string, Task> ask, string prefix, int lines)
    {
        var (mark, looks) = ("", 0);
        await Eventually.TrueAsync(
            async _ =>
            {
                if (looks++ % 20 == 0)
                {
                    mark = $"{prefix}{Guid.NewGuid():N}";
                    await ask(mark);
                }

                return await LinesAsync("lb", mark) == lines && await LinesAsync("web", mark) == 1;
            },
            $"the load balancer logged the request {lines} times, and Nginx once");
    }

    private async Task<int> LinesAsync(string resource, string mark) => (await LogAsync(resource)).Count(line => line.Contains(mark, StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> LogAsync(string resource)
    {
        var lines = new List<string>();
        var logging = stack.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(candidate => candidate.Name == resource);
        await foreach (var batch in stack.App.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(logging))
        {
            lines.AddRange(batch.Select(line => line.Content));
        }

        return lines;
    }
}
