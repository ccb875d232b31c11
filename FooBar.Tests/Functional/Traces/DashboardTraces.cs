using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional.Traces;

/// <summary>Reads traces from the dashboard's API.</summary>
internal sealed class DashboardTraces(StackFixture stack)
{
    /// <summary>The trace that the edge says an answer belongs to.</summary>
    public static string IdOf(HttpResponseMessage response) => response.Headers.GetValues("traceresponse").Single().Split('-')[1];

    /// <summary>The spans of an answer's trace, once those that are waited for are there.</summary>
    public async Task<IReadOnlyList<SpanView>> OfAsync(HttpResponseMessage response, Func<IReadOnlyList<SpanView>, bool> complete)
    {
        IReadOnlyList<SpanView> spans = [];
        var id = IdOf(response);
        try
        {
            await Eventually.TrueAsync(
                async token =>
                {
                    spans = await FindAsync(id, token);
                    return complete(spans);
                },
                "the dashboard has the trace's spans");
        }
        catch (TimeoutException failure)
        {
            throw new TimeoutException($"{failure.Message} It has: {string.Join(", ", spans.Select(static span => $"{span.Resource} {span.Name}"))}.", failure);
        }

        return spans;
    }

    /// <summary>The spans of a trace that are there now; none when the dashboard does not know it.</summary>
    public async Task<IReadOnlyList<SpanView>> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        using var dashboard = CreateClient();
        using var response = await dashboard.GetAsync($"/api/telemetry/traces/{id}", cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? []
            : [.. Spans("", await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken))];
    }

    /// <summary>The log records of a resource, newest or oldest first, as the dashboard tells them.</summary>
    public Task<IReadOnlyList<JsonElement>> LogsAsync(string resource, CancellationToken cancellationToken = default) => RecordsAsync($"resource={resource}", cancellationToken);

    /// <summary>The log records of every resource that are errors.</summary>
    public Task<IReadOnlyList<JsonElement>> ErrorsAsync(CancellationToken cancellationToken = default) => RecordsAsync("severity=error&limit=10000", cancellationToken);

    private async Task<IReadOnlyList<JsonElement>> RecordsAsync(string query, CancellationToken cancellationToken)
    {
        using var dashboard = CreateClient();
        using var response = await dashboard.GetAsync($"/api/telemetry/logs?{query}", cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound ? [] : [.. Records(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken))];
    }

    private HttpClient CreateClient() => new() { BaseAddress = stack.Dashboard, DefaultRequestHeaders = { { "X-API-Key", stack.DashboardApiKey } } };

    private static IEnumerable<JsonElement> Records(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("body", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property => Records(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Records),
        _ => [],
    };

    private static IEnumerable<SpanView> Spans(string resource, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("spanId", out _) && element.TryGetProperty("traceId", out _) && element.TryGetProperty("name", out _) => [new(resource, element)],
        JsonValueKind.Object when element.TryGetProperty("resource", out var description) && description.TryGetProperty("attributes", out var attributes) =>
            element.EnumerateObject().Where(static property => property.Name != "resource").SelectMany(property => Spans(ServiceName(attributes), property.Value)),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Spans(resource, property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Spans(resource, item)),
        _ => [],
    };

    private static string ServiceName(JsonElement attributes) => attributes.EnumerateArray()
        .Where(static attribute => attribute.GetProperty("key").GetString() == "service.name")
        .Select(static attribute => attribute.GetProperty("value").GetProperty("stringValue").GetString())
        .FirstOrDefault() ?? "";
}
