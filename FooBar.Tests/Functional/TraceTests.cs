using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class TraceTests(StackFixture stack)
{
    [Fact]
    public async Task Request_ForThePage_IsOneTraceFromTheServerToTheDatabase()
    {
        var trace = Guid.NewGuid().ToString("N");
        using var client = stack.CreateApiClient("api-1");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/threads?limit=1");
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();

        using var dashboard = new HttpClient { BaseAddress = stack.Dashboard };
        dashboard.DefaultRequestHeaders.Add("X-API-Key", stack.DashboardApiKey);
        JsonElement[] spans = [];
        await Eventually.TrueAsync(
            async token =>
            {
                spans = [.. Spans(await dashboard.GetFromJsonAsync<JsonElement>($"/api/telemetry/traces/{trace}", token))];
                return spans.Any(span => Kind(span) == SpanKind.Client);
            },
            "the dashboard has the request's spans");

        var server = spans.Single(span => Kind(span) == SpanKind.Server);
        var query = spans.First(span => Kind(span) == SpanKind.Client);
        Assert.Equal(server.GetProperty("traceId").GetString(), query.GetProperty("traceId").GetString());
        Assert.Contains(query.GetProperty("parentSpanId").GetString(), spans.Select(span => span.GetProperty("spanId").GetString()));
    }

    private static SpanKind Kind(JsonElement span) => (SpanKind)span.GetProperty("kind").GetInt32();

    private static IEnumerable<JsonElement> Spans(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("spanId", out _) && element.TryGetProperty("traceId", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Spans(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Spans),
        _ => [],
    };

    private enum SpanKind
    {
        Server = 2,
        Client = 3,
    }
}
