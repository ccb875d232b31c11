using FooBar.Web.Journey;

namespace FooBar.Api.Responses;

/// <summary>The headers that every answer carries, errors included.</summary>
internal static class ResponseHeaders
{
    // No script, no style and no picture but the site's own, and no frame around it.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseResponseHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        // Now, because an error page is rendered with services of its own, which know nothing of what failed before.
        var journey = context.RequestServices.GetRequiredService<IJourney>();
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";

            // For a script that these pages do not have.
            headers.Remove("blazor-enhanced-nav");
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = PageCaching.PolicyFor(context);
            }

            if (journey.Server is not null)
            {
                headers["X-Served-By"] = journey.Server;
                if (journey.Databases.Count > 0)
                {
                    headers["X-Database"] = string.Join(", ", journey.Databases);
                }
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
