namespace FooBar.Api.Visitors;

/// <summary>The cookie by which a visitor is recognized: an encrypted ticket that every application server can read, because they share their keys.</summary>
internal static class VisitorCookie
{
    public const string Scheme = "visitor";

    public const string Name = "foobar-visitor";

    /// <summary>The claim with the visitor's id.</summary>
    public const string IdClaim = "sub";

    /// <summary>How long a visitor is remembered after the last visit.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static void AddVisitorCookie(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(Scheme).AddCookie(Scheme, static options =>
        {
            options.Cookie.Name = Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.IsEssential = true;

            // Visitors always come by https. Only who asks an application server directly, as tests and operators do, gets a cookie without it.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Lifetime;
            options.SlidingExpiration = true;
        });
    }
}
