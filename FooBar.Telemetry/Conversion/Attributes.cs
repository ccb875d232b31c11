using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Conversion;

/// <summary>Attributes in the protocol's form. What is unknown is left out.</summary>
internal static class Attributes
{
    public static void Add(this ICollection<KeyValue> attributes, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            attributes.Add(new KeyValue { Key = key, Value = new AnyValue { StringValue = value } });
        }
    }

    public static void Add(this ICollection<KeyValue> attributes, string key, long value) =>
        attributes.Add(new KeyValue { Key = key, Value = new AnyValue { IntValue = value } });

    public static void Add(this ICollection<KeyValue> attributes, string key, bool value) =>
        attributes.Add(new KeyValue { Key = key, Value = new AnyValue { BoolValue = value } });

    public static void Add(this ICollection<KeyValue> attributes, string key, double? value)
    {
        if (value is { } known)
        {
            attributes.Add(new KeyValue { Key = key, Value = new AnyValue { DoubleValue = known } });
        }
    }
}
