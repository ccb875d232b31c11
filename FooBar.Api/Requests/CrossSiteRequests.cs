using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace FooBar.Api.Requests;

/// <summary>Refuses what another website made a visitor's browser send. Browsers say where a request comes from; a program is not misled.</summary>
internal static class CrossSiteRequests
{
    /// <summary>Comes after routing.</summary>
    public static void UseCrossSiteProtection(this WebApplication app) => app.Use(static (context, next) =>
    {
        var request = context.Request;
        if (IsSafe(request.Method) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return next(context);
        }

        var forPrograms = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        if (!RequestOrigin.IsOwn(request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString(), request.Host.Value, unknownIsOwn: forPrograms))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        // Pages take a form only from somebody who has checked where it comes from.
        context.Features.Set<IAntiforgeryValidationFeature>(CheckedOrigin.Instance);
        return next(context);
    });

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private sealed class CheckedOrigin : IAntiforgeryValidationFeature
    {
        public static readonly CheckedOrigin Instance = new();

        public bool IsValid => true;

        public Exception? Error => null;
    }
}
