namespace Aspire.Hosting.MySql;

/// <summary>The image of a MySQL server, pinned once.</summary>
internal static class MySqlContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/mysql";
    public const string Tag = "9.7";
}
