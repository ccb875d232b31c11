using System.Globalization;

using FooBar.Web.Accounts;
using FooBar.Web.Discussions;
using FooBar.Web.Moderation;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace FooBar.Web.Pages;

/// <summary>What the pages of members and moderators send.</summary>
public static class MemberActions
{
    /// <summary>Adds the addresses.</summary>
    /// <param name="endpoints">The application's addresses.</param>
    public static void MapMemberActions(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").ExcludeFromDescription().DisableAntiforgery();
        pages.MapPost("/sign-out", SignOutAsync);
        pages.MapPost("/threads/{id:long}/hide", (long id, [FromForm] string? reason, IModeration moderation, IVisitors visitors, HttpContext context) =>
            SetHiddenAsync(id, null, true, reason, moderation, visitors, context));
        pages.MapPost("/threads/{id:long}/show", (long id, [FromForm] string? reason, IModeration moderation, IVisitors visitors, HttpContext context) =>
            SetHiddenAsync(id, null, false, reason, moderation, visitors, context));
        pages.MapPost("/threads/{id:long}/replies/{replyId:long}/hide", (long id, long replyId, [FromForm] string? reason, IModeration moderation, IVisitors visitors, HttpContext context) =>
            SetHiddenAsync(id, replyId, true, reason, moderation, visitors, context));
        pages.MapPost("/threads/{id:long}/replies/{replyId:long}/show", (long id, long replyId, [FromForm] string? reason, IModeration moderation, IVisitors visitors, HttpContext context) =>
            SetHiddenAsync(id, replyId, false, reason, moderation, visitors, context));
    }

    private static async Task<IResult> SignOutAsync(IAccounts accounts, HttpContext context)
    {
        await accounts.SignOutAsync();
        context.Response.SeeOther("/");
        return Results.Empty;
    }

    private static async Task<IResult> SetHiddenAsync(
        long id, long? replyId, bool hidden, string? reason, IModeration moderation, IVisitors visitors, HttpContext context)
    {
        if (visitors.Current is not { IsModerator: true } moderator)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > IModeration.MaximumReasonLength)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var outcome = await moderation.SetHiddenAsync(id, replyId, hidden, reason.Trim(), moderator, context.RequestAborted);
        if (outcome != ChangeOutcome.Done)
        {
            return Results.StatusCode(outcome.ToStatusCode());
        }

        context.Response.SeeOther(hidden && replyId is null ? "/moderation" : string.Create(CultureInfo.InvariantCulture, $"/threads/{id}"));
        return Results.Empty;
    }
}
