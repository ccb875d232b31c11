namespace FooBar.Api.Responses;

/// <summary>Says which answers the web server may keep for others, and for how long.</summary>
/// <remarks>
/// A page that was asked for without any of the site's cookies is the same for everybody: it is fresh for a second, and may be given out for a few more
/// while a newer one is fetched. Whoever has a cookie (who posted, voted or signed in, or has just
/// written) gets pages of their own.
/// </remarks>
internal static class PageCaching
{
    public const string ForEverybody = "public, max-age=0, s-maxage=1, stale-while-revalidate=4";

    /// <summary>A cache may keep it, but for this visitor, and must ask again.</summary>
    public const string ForOne = "private, no-cache";

    /// <summary>What begins the name of every cookie of the site. The web server's configuration knows it too.</summary>
    public const string CookiePrefix = "foobar-";

    /// <summary>Whether a cookie of this name, or a <c>Set-Cookie</c> that begins so, is one of the site's.</summary>
    public static bool IsOfThisSite(string name) => name.StartsWith(CookiePrefix, StringComparison.OrdinalIgnoreCase);

    public static string PolicyFor(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        // That something is gone takes the place of the page that was kept, which would come back when nobody can be asked.
        var isForEverybody = response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status404NotFound
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && response.Headers.SetCookie.Count == 0
            && request.Headers.Authorization.Count == 0
            && !request.Cookies.Keys.Any(IsOfThisSite);
        return isForEverybody ? ForEverybody : ForOne;
    }
}
