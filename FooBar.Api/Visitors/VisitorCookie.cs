namespace FooBar.Api.Visitors;

/// <summary>The cookie by which a visitor is recognized: an encrypted ticket that every application server can read, because they share their keys.</summary>
internal static class VisitorCookie
{
    public const string Scheme = "visitor";

    /// <summary>The same for programs: the ticket as a bearer token.</summary>
    public const string TokenScheme = "token";

    private const string EitherScheme = "visitor or token";

    public const string Name = "foobar-visitor";

    /// <summary>How long a visitor is remembered after the last visit.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static void AddVisitorCookie(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        var authentication = services.AddAuthentication(EitherScheme).AddPolicyScheme(EitherScheme, displayName: null, static options =>
            options.ForwardDefaultSelector = static context => HasToken(context.Request) ? TokenScheme : Scheme);
        authentication.AddBearerToken(TokenScheme);
        authentication.AddCookie(Scheme, static options =>
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

    /// <summary>Refuses a request by nobody that came with a bearer token: a guest would be made of it, and of each repetition another one.</summary>
    /// <exception cref="BadHttpRequestException">401.</exception>
    public static void RefuseBadToken(HttpContext context)
    {
        if (HasToken(context.Request))
        {
            throw new BadHttpRequestException("The bearer token is not good.", StatusCodes.Status401Unauthorized);
        }
    }

    private static bool HasToken(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
