namespace FooBar.Tests.Api.Site;

/// <summary>The website with limits, and for members only.</summary>
public sealed class StrictSiteHost : SiteHost
{
    /// <summary>How often somebody may try a password, and post.</summary>
    public const int Limit = 3;

    private protected override Dictionary<string, string?> Settings => new()
    {
        ["Accounts:GuestsMayPost"] = "false",
        ["Status:IsPublic"] = "false",
        ["RateLimits:Enabled"] = "true",
        ["RateLimits:SignIn:PerAccount"] = $"{Limit}",
        ["RateLimits:SignIn:PerAddress"] = "1000",
        ["RateLimits:SignIn:Window"] = "1.00:00:00",
        ["RateLimits:Posting:PerAccount"] = $"{Limit}",
        ["RateLimits:Posting:PerAddress"] = "1000",
        ["RateLimits:Posting:Window"] = "1.00:00:00",
    };
}
