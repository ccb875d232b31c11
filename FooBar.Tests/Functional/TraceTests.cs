using System.Net;
using System.Net.Http.Json;
using FooBar.Tests.Functional.Traces;

namespace FooBar.Tests.Functional;

/// <summary>One request is one trace, from the edge to the database, each hop under its own resource name.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class TraceTests(StackFixture stack)
{
    private readonly DashboardTraces _traces = new(stack);

    [Fact]
    public async Task Request_ThroughTheFrontDoor_IsOneTraceFromTheEdgeToTheDatabase()
    {
        using var response = await stack.Site.GetAsync("/api/threads?limit=1");
        response.EnsureSuccessStatusCode();

        var trace = await _traces.OfAsync(response, static spans => spans.Any(IsOfADatabase) && spans.Count(static span => !span.IsClient && !IsOfADatabase(span)) >= 4);

        var edge = Assert.Single(trace, static span => span.Parent is null);
        var web = Child(trace, edge);
        var inside = Child(trace, web);
        var api = Child(trace, inside);
        Assert.Equal(["lb", "web", "lb"], [edge.Resource, web.Resource, inside.Resource]);
        Assert.Equal(response.Headers.GetValues("X-Served-By").Single(), api.Resource);
        Assert.Equal(["GET edge", "GET application", "GET internal", "GET /api/threads"], [edge.Name, web.Name, inside.Name, api.Name.TrimEnd('/')]);
        Assert.Contains(trace, span => span.IsClient && span.Resource == api.Resource);

        Assert.All([edge, web, inside], static span =>
        {
            Assert.Equal("200", span.Attribute("http.response.status_code"));
            Assert.Equal("/api/threads", span.Attribute("url.path"));
            Assert.False(span.IsError);
        });
        Assert.Equal("1.3", edge.Attribute("tls.protocol.version"));
        Assert.Equal("2", edge.Attribute("network.protocol.version"));
        Assert.Equal("web", edge.Attribute("proxy.server.name"));
        Assert.Equal(api.Resource, inside.Attribute("proxy.server.name"));
        Assert.NotNull(edge.Attribute("client.address"));
        Assert.Null(web.Attribute("client.address"));

        // Three programs with clocks of one machine: HAProxy counts microseconds, Nginx milliseconds from a clock that it reads once a turn.
        AssertWithin(edge, web);
        AssertWithin(web, inside);
        AssertWithin(inside, api);

        // The database server's own span, beneath the driver's: the same statement, without its values.
        var statement = trace.First(static span => IsOfADatabase(span) && span.Attribute("db.operation.name") == "SELECT");
        var client = Assert.Single(trace, span => span.Id == statement.Parent);
        Assert.Equal((api.Resource, true, "mysql"), (client.Resource, client.IsClient, statement.Attribute("db.system.name")));
        Assert.NotNull(statement.Attribute("db.query.text"));
        Assert.False(statement.IsError);
        AssertWithin(client, statement);
    }

    [Fact]
    public async Task StaticFile_ThroughTheFrontDoor_EndsAtTheWebServer()
    {
        using var response = await stack.Site.GetAsync("/favicon.svg");
        response.EnsureSuccessStatusCode();

        var trace = await _traces.OfAsync(response, static spans => spans.Count >= 2);

        var edge = Assert.Single(trace, static span => span.Parent is null);
        var web = Child(trace, edge);
        Assert.Equal(("web", "GET static"), (web.Resource, web.Name));
        Assert.Equal(2, trace.Count);
    }

    [Fact]
    public async Task Page_FromTheWebServersCache_EndsThere()
    {
        var address = $"/?probe={Guid.NewGuid():N}";
        HttpResponseMessage? hit = null;
        await Eventually.TrueAsync(
            async token =>
            {
                var response = await stack.Site.GetAsync(address, token);
                hit = response.Headers.GetValues("X-Cache").Single() == "HIT" ? response : null;
                return hit is not null;
            },
            "the page is given out from the cache");

        var trace = await _traces.OfAsync(hit!, static spans => spans.Count >= 2);

        var edge = Assert.Single(trace, static span => span.Parent is null);
        var web = Child(trace, edge);
        Assert.Equal(("web", "GET cache", "hit", 2), (web.Resource, web.Name, web.Attribute("proxy.cache.status"), trace.Count));
    }

    [Fact]
    public async Task Post_ThroughTheFrontDoor_IsOneTraceWithItsStatus()
    {
        using var response = await stack.Site.PostAsJsonAsync("/api/threads", new { title = "A traced post", body = "From the edge to the primary.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        var trace = await _traces.OfAsync(response, static spans => spans.Any(InsertsAThread) && spans.Count(static span => !span.IsClient && !IsOfADatabase(span)) >= 4);

        // What was written is in the trace as a statement, and not what it wrote.
        var insert = Assert.Single(trace, InsertsAThread);
        Assert.DoesNotContain("A traced post", string.Concat(trace.Where(IsOfADatabase).Select(static span => span.Json.ToString())), StringComparison.Ordinal);
        Assert.Equal("1", insert.Attribute("mysql.rows_affected"));
        Assert.Equal(["POST application", "POST edge", "POST internal"], trace.Where(static span => span.Resource is "lb" or "web").Select(static span => span.Name).Order());
        Assert.Equal(3, trace.Count(static span => span.Resource is "lb" or "web" && span.Attribute("http.response.status_code") == "201"));
    }

    [Fact]
    public async Task UnknownPath_ThroughTheFrontDoor_HasItsStatusOnEveryHop()
    {
        using var response = await stack.Site.GetAsync($"/probe-{Guid.NewGuid():N}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        var trace = await _traces.OfAsync(response, static spans => spans.Count(static span => !span.IsClient && !IsOfADatabase(span)) >= 4);

        Assert.Equal(3, trace.Count(static span => span.Resource is "lb" or "web" && span.Attribute("http.response.status_code") == "404" && !span.IsError));
    }

    [Fact]
    public async Task Traceparent_ForgedOutside_IsNotJoined()
    {
        var forged = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/threads?limit=1");
        request.Headers.Add("traceparent", $"00-{forged}-00f067aa0ba902b7-01");
        request.Headers.Add("tracestate", "mallory=1");

        using var response = await stack.Site.SendAsync(request);

        response.EnsureSuccessStatusCode();
        Assert.NotEqual(forged, DashboardTraces.IdOf(response));
        var trace = await _traces.OfAsync(response, static spans => spans.Any(static span => span.IsClient) && spans.Count(static span => !span.IsClient && !IsOfADatabase(span)) >= 4);
        Assert.Single(trace, static span => span.Parent is null);
        Assert.Empty(await _traces.FindAsync(forged));
    }

    private static bool InsertsAThread(SpanView span) =>
        IsOfADatabase(span) && span.Attribute("db.query.text")?.StartsWith("INSERT INTO `threads`", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsOfADatabase(SpanView span) => span.Resource is "mysql-1" or "mysql-2";

    private static SpanView Child(IReadOnlyList<SpanView> trace, SpanView parent) => Assert.Single(trace, span => span.Parent == parent.Id && !span.IsClient);

    private static void AssertWithin(SpanView parent, SpanView child)
    {
        var tolerance = TimeSpan.FromMilliseconds(50);
        Assert.InRange(child.Start, parent.Start - tolerance, parent.End + tolerance);
        Assert.InRange(child.End, parent.Start - tolerance, parent.End + tolerance);
    }
}
