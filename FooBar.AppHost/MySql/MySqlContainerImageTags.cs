namespace FooBar.AppHost.MySql;

/// <summary>The image of MySQL.</summary>
internal static class MySqlContainerImageTags
{
    /// <summary>The image's name.</summary>
    public const string Image = "mysql";

    /// <summary>The long-term release line.</summary>
    public const string Tag = "9.7";
}
