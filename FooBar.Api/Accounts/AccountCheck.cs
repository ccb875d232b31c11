using System.Security.Claims;

using FooBar.Api.Visitors;
using FooBar.Web.Discussions;

using Microsoft.AspNetCore.Authentication;

namespace FooBar.Api.Accounts;

/// <summary>Makes sure with every request that an account's ticket is still good: one from before a change of the password is not.</summary>
internal static class AccountCheck
{
    /// <summary>Comes after authentication.</summary>
    public static void UseAccountCheck(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (Guid.TryParse(context.User.FindFirstValue(AccountClaims.Stamp), out var stamp) && Guid.TryParse(context.User.FindFirstValue(AccountClaims.Id), out var id))
        {
            await CheckAsync(context, id, stamp);
        }

        await next(context);
    });

    private static async Task CheckAsync(HttpContext context, Guid id, Guid stamp)
    {
        var store = context.RequestServices.GetRequiredService<IAccountStore>();
        try
        {
            var account = await store.FindByVisitorAsync(id, latest: false, context.RequestAborted);
            if (account?.Stamp != stamp)
            {
                // A replica may not know yet what has just happened.
                account = await store.FindByVisitorAsync(id, latest: true, context.RequestAborted);
            }

            if (account?.Stamp != stamp)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
                if (context.Request.Cookies.ContainsKey(VisitorCookie.Name))
                {
                    await context.SignOutAsync(VisitorCookie.Scheme);
                }
            }
            else if (account.IsModerator)
            {
                context.User.AddIdentity(new ClaimsIdentity([new Claim(AccountClaims.Moderator, "true")]));
            }
        }
        catch (DiscussionsUnavailableException)
        {
            // The ticket itself is genuine; while nobody can be asked, it stays good, but not for a moderator's work.
        }
    }
}
