namespace Aspire.Hosting.Cli;

/// <summary>The version of Aspire that the subset follows.</summary>
internal static class AspireVersion
{
    /// <summary>As the <c>aspire</c> command shows it.</summary>
    public const string Followed = "13.5";
}
