namespace FooBar.AppHost.HAProxy;

/// <summary>The image of HAProxy.</summary>
internal static class HAProxyContainerImageTags
{
    /// <summary>The image's name.</summary>
    public const string Image = "haproxy";

    /// <summary>The release line, supported until 2030.</summary>
    public const string Tag = "3.2";

    /// <summary>The user id, and the group id, that the image runs as.</summary>
    public const int UserId = 99;
}
