namespace FooBar.AppHost.HAProxy;

/// <summary>A load balancer: the site's edge, and the way from the web server to the application servers.</summary>
internal sealed class HAProxyResource(string name) : ContainerResource(name)
{
    /// <summary>The endpoint of the site.</summary>
    public const string HttpsEndpointName = "https";

    /// <summary>The endpoint that redirects to the site.</summary>
    public const string HttpEndpointName = "http";

    /// <summary>The endpoint with the statistics at /, the metrics at /metrics and the health at /healthz.</summary>
    public const string StatisticsEndpointName = "statistics";

    /// <summary>The endpoint of the site.</summary>
    public EndpointReference HttpsEndpoint => new(this, HttpsEndpointName);
}
