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

        var trace = await _traces.OfAsync(response, static spans => spans.Any(static span => span.IsClient) && spans.Count(static span => !span.IsClient) >= 4);

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
    public async Task Post_ThroughTheFrontDoor_IsOneTraceWithItsStatus()
    {
        using var response = await stack.Site.PostAsJsonAsync("/api/threads", new { title = "A traced post", body = "From the edge to the primary.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        var trace = await _traces.OfAsync(response, static spans => spans.Any(static span => span.IsClient) && spans.Count(static span => !span.IsClient) >= 4);

        Assert.Equal(["POST application", "POST edge", "POST internal"], trace.Where(static span => span.Resource is "lb" or "web").Select(static span => span.Name).Order());
        Assert.Equal(3, trace.Count(static span => span.Resource is "lb" or "web" && span.Attribute("http.response.status_code") == "201"));
    }

    [Fact]
    public async Task UnknownPath_ThroughTheFrontDoor_HasItsStatusOnEveryHop()
    {
        using var response = await stack.Site.GetAsync($"/probe-{Guid.NewGuid():N}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        var trace = await _traces.OfAsync(response, static spans => spans.Count(static span => !span.IsClient) >= 4);

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
        var trace = await _traces.OfAsync(response, static spans => spans.Any(static span => span.IsClient) && spans.Count(static span => !span.IsClient) >= 4);
        Assert.Single(trace, static span => span.Parent is null);
        Assert.Empty(await _traces.FindAsync(forged));
    }

    private static SpanView Child(IReadOnlyList<SpanView> trace, SpanView parent) => Assert.Single(trace, span => span.Parent == parent.Id && !span.IsClient);

    private static void AssertWithin(SpanView parent, SpanView child)
    {
        var tolerance = TimeSpan.FromMilliseconds(50);
        Assert.InRange(child.Start, parent.Start - tolerance, parent.End + tolerance);
        Assert.InRange(child.End, parent.Start - tolerance, parent.End + tolerance);
    }
}
