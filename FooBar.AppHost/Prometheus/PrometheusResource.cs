namespace FooBar.AppHost.Prometheus;

/// <summary>A Prometheus server: keeps metrics, and decides by its rules what is an alert.</summary>
internal sealed class PrometheusResource(string name) : ContainerResource(name)
{
    /// <summary>The endpoint of its page and its queries.</summary>
    public const string HttpEndpointName = "http";

    /// <summary>The port inside the container.</summary>
    public const int TargetPort = 9090;
}
