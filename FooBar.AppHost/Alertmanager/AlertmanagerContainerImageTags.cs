namespace FooBar.AppHost.Alertmanager;

/// <summary>The image of Alertmanager.</summary>
internal static class AlertmanagerContainerImageTags
{
    /// <summary>The image's name.</summary>
    public const string Image = "prom/alertmanager";

    /// <summary>The release.</summary>
    public const string Tag = "v0.33.1";

    /// <summary>The user, nobody, that the image runs as.</summary>
    public const int UserId = 65534;
}
