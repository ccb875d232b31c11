using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Exposition;

/// <summary>Who tells a metric, as Prometheus names it.</summary>
/// <param name="Job">The service.</param>
/// <param name="Instance">Which one of it; empty where there is one.</param>
internal sealed record MetricSender(string Job, string Instance)
{
    public static MetricSender Of(Resource? resource) => new(Attribute(resource, "service.name") ?? "unknown", Attribute(resource, "service.instance.id") ?? "");

    private static string? Attribute(Resource? resource, string key) => resource?.Attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value.StringValue;
}
