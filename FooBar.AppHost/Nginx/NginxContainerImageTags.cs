namespace FooBar.AppHost.Nginx;

/// <summary>The image of Nginx.</summary>
internal static class NginxContainerImageTags
{
    /// <summary>The image's name.</summary>
    public const string Image = "nginx";

    /// <summary>The stable release line.</summary>
    public const string Tag = "1.30";

    /// <summary>The unprivileged user id, and the group id, that the image brings.</summary>
    public const int UserId = 101;
}
