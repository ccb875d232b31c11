namespace FooBar.Api.Limits;

/// <summary>How often something may be tried. Configuration section <c>RateLimits</c>.</summary>
internal sealed class RateLimitOptions
{
    public const string SectionName = "RateLimits";

    /// <summary>Whether there are limits. Default: everywhere but in Development. Off for load tests.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Attempts to sign in, to register and to get a token. Default: 10 an account and 50 an address in 5 minutes.</summary>
    public RateLimit SignIn { get; set; } = new() { PerAccount = 10, PerAddress = 50, Window = TimeSpan.FromMinutes(5) };

    /// <summary>Posts, changes of posts and votes. Default: 20 a visitor and 60 an address in a minute.</summary>
    public RateLimit Posting { get; set; } = new() { PerAccount = 20, PerAddress = 60, Window = TimeSpan.FromMinutes(1) };
}
