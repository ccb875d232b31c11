using System.Security.Claims;

using FooBar.Api.Accounts;
using FooBar.Web.Discussions;

namespace FooBar.Api.Limits;

/// <summary>Refuses with 429 what comes too often from one visitor or one address.</summary>
internal static class PostingLimits
{
    // These count attempts of their own, with the account's name.
    private static readonly PathString[] Own = ["/sign-in", "/register", "/account", "/sign-out", "/api/token", "/api/accounts"];

    /// <summary>Comes after authentication.</summary>
    public static void UsePostingLimits(this WebApplication app) => app.Use(static async (context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || Own.Any(path => request.Path.StartsWithSegments(path)))
        {
            await next(context);
            return;
        }

        var may = true;
        try
        {
            may = await context.RequestServices.GetRequiredService<RateLimiter>().MayPostAsync(context.User.FindFirstValue(AccountClaims.Id), context, context.RequestAborted);
        }
        catch (DiscussionsUnavailableException)
        {
            // Nothing can be stored now; the page says so and keeps what was typed.
        }

        if (may)
        {
            await next(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
    });
}
