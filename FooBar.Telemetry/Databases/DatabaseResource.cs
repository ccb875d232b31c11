using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Databases;

/// <summary>The server that telemetry is about.</summary>
internal static class DatabaseResource
{
    /// <summary>The scope of what is passed on.</summary>
    public const string ScopeName = "mysql";

    private static readonly string[] Kept = ["service.name", "service.version"];

    /// <summary>What the server says of itself, without what is the same for all of them.</summary>
    /// <param name="resource">As the server sent it.</param>
    /// <param name="instances">Whether <c>service.instance.id</c> is kept.</param>
    public static Resource Of(Resource? resource, bool instances)
    {
        var kept = new Resource();
        foreach (var attribute in resource?.Attributes ?? [])
        {
            if (Kept.Contains(attribute.Key) || (instances && attribute.Key == "service.instance.id"))
            {
                kept.Attributes.Add(attribute);
            }
        }

        return kept;
    }

    /// <summary>An attribute's text; empty when it is missing or no text.</summary>
    public static string Text(this IEnumerable<KeyValue> attributes, string key) => Find(attributes, key)?.StringValue ?? "";

    /// <summary>An attribute's number; 0 when it is missing or no whole number.</summary>
    public static long Number(this IEnumerable<KeyValue> attributes, string key) => Find(attributes, key) switch
    {
        { ValueCase: AnyValue.ValueOneofCase.IntValue, IntValue: var value } => value,
        { ValueCase: AnyValue.ValueOneofCase.BoolValue, BoolValue: true } => 1,
        _ => 0,
    };

    private static AnyValue? Find(IEnumerable<KeyValue> attributes, string key) => attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
