namespace FooBar.Api.Requests;

/// <summary>Decides whether a request that changes something was made by this site's own page.</summary>
internal static class RequestOrigin
{
    /// <param name="fetchSite">The header Sec-Fetch-Site, which browsers send to sites with https, and which no script can set; empty without it.</param>
    /// <param name="origin">The header Origin, which every browser sends with a form's post; empty without it.</param>
    /// <param name="host">The host that was asked, with its port where that is not the scheme's own.</param>
    /// <param name="unknownIsOwn">The answer where both headers are missing: no browser sent the request.</param>
    public static bool IsOwn(string fetchSite, string origin, string? host, bool unknownIsOwn)
    {
        if (fetchSite.Length > 0)
        {
            // "none": the visitor did it, without any page. "same-site" is another host of the same domain, and so not this site.
            return fetchSite is "same-origin" or "none";
        }

        if (origin.Length > 0)
        {
            return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host, StringComparison.OrdinalIgnoreCase);
        }

        return unknownIsOwn;
    }
}
