namespace FooBar.AppHost.Alertmanager;

/// <summary>An Alertmanager: takes alerts, groups them, and tells people.</summary>
internal sealed class AlertmanagerResource(string name) : ContainerResource(name)
{
    /// <summary>The endpoint of its page and its API.</summary>
    public const string HttpEndpointName = "http";

    /// <summary>The port inside the container.</summary>
    public const int TargetPort = 9093;
}
