using FooBar.Api.Errors;
using FooBar.Api.Responses;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Api.Consistency;

/// <summary>
/// How a session carries what it has seen from request to request, whichever application server gets the next one: browsers in a cookie, programs in
/// a header that they send back.
/// </summary>
/// <remarks>
/// A browser may call <c>/api</c> as well, and then opens a page: whoever has the site's cookies gets the token as a cookie from there too, and need not
/// send the header back.
/// </remarks>
internal static class SessionToken
{
    /// <summary>The header, both ways, under <c>/api</c>.</summary>
    public const string Header = "Consistency-Token";

    /// <summary>The cookie of browsers.</summary>
    public const string Cookie = "foobar-seen";

    // Longer than a replica is ever behind and in rotation. Every page that the visitor opens meanwhile renews it.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The token that came with a request; null when none did.</summary>
    /// <exception cref="InvalidHeaderException">The header holds no token. A cookie that holds none is ignored: nobody can repair it by hand.</exception>
    public static ConsistencyToken? Read(HttpRequest request)
    {
        var header = IsForPrograms(request) ? request.Headers[Header] : default;
        if (header.Count == 0)
        {
            return !HasToken(request) && ConsistencyToken.TryParse(request.Cookies[Cookie], out var known) ? known : null;
        }

        return header.Count == 1 && ConsistencyToken.TryParse(header[0], out var sent)
            ? sent
            : throw new InvalidHeaderException($"The header {Header} is not one that this address gave out. Leave it out to start again.");
    }

    /// <summary>Sends a token with the answer.</summary>
    public static void Write(HttpContext context, ConsistencyToken token)
    {
        if (IsForPrograms(context.Request))
        {
            context.Response.Headers[Header] = token.ToString();
            if (!IsBrowser(context))
            {
                return;
            }
        }

        context.Response.Cookies.Append(Cookie, token.ToString(), new CookieOptions
        {
            MaxAge = Lifetime,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
    }

    /// <summary>Whether a program asks, which is told that it cannot be served rather than something older than it has seen.</summary>
    public static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // Whoever sent one of the site's cookies, or gets the first with this answer.
    private static bool IsBrowser(HttpContext context) =>
        !HasToken(context.Request)
        && (context.Request.Cookies.Keys.Any(PageCaching.IsOfThisSite)
            || context.Response.Headers.SetCookie.Any(static cookie => cookie is not null && PageCaching.IsOfThisSite(cookie)));

    // A program that has an account. Its bearer token says who it is, whatever cookies come along.
    private static bool HasToken(HttpRequest request) => request.Headers.Authorization.Count > 0;
}
