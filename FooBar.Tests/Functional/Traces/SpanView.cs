using System.Globalization;
using System.Text.Json;

namespace FooBar.Tests.Functional.Traces;

/// <summary>A span as the dashboard has it.</summary>
/// <param name="Resource">The resource that it belongs to.</param>
/// <param name="Json">What the dashboard's API tells of it.</param>
internal sealed record SpanView(string Resource, JsonElement Json)
{
    private const int Client = 3;
    private const int Error = 2;

    public string Id => Json.GetProperty("spanId").GetString()!;

    public string? Parent => Json.TryGetProperty("parentSpanId", out var parent) && parent.GetString() is { Length: > 0 } id ? id : null;

    public string Name => Json.GetProperty("name").GetString()!;

    public bool IsClient => Json.GetProperty("kind").GetInt32() == Client;

    public bool IsError => Json.TryGetProperty("status", out var status) && status.TryGetProperty("code", out var code) && code.GetInt32() == Error;

    public DateTimeOffset Start => Time("startTimeUnixNano");

    public DateTimeOffset End => Time("endTimeUnixNano");

    /// <summary>An attribute's value as text; null when the span does not have it.</summary>
    public string? Attribute(string key) => Json.GetProperty("attributes").EnumerateArray()
        .Where(attribute => attribute.GetProperty("key").GetString() == key)
        .Select(static attribute => attribute.GetProperty("value").EnumerateObject().First().Value.ToString())
        .FirstOrDefault();

    private DateTimeOffset Time(string property) =>
        DateTimeOffset.UnixEpoch.AddTicks(long.Parse(Json.GetProperty(property).ToString(), CultureInfo.InvariantCulture) / 100);
}
