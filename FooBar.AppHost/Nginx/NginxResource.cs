namespace FooBar.AppHost.Nginx;

/// <summary>A web server: static files, and the way to the application for everything else.</summary>
internal sealed class NginxResource(string name) : ContainerResource(name)
{
    /// <summary>The endpoint that the load balancer uses.</summary>
    public const string HttpEndpointName = "http";

    /// <summary>The port inside the container.</summary>
    public const int TargetPort = 8080;
}
