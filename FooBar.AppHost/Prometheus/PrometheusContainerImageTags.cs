namespace FooBar.AppHost.Prometheus;

/// <summary>The image of Prometheus.</summary>
internal static class PrometheusContainerImageTags
{
    /// <summary>The image's name.</summary>
    public const string Image = "prom/prometheus";

    /// <summary>The long-term release.</summary>
    public const string Tag = "v3.5.3";

    /// <summary>The user, nobody, that the image runs as.</summary>
    public const int UserId = 65534;
}
