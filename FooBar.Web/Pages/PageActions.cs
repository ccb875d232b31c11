using System.Globalization;

using FooBar.Web.Discussions;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace FooBar.Web.Pages;

/// <summary>What the pages send and lead to that is no page itself. Forms answer with 303 to the page they came from.</summary>
public static class PageActions
{
    /// <summary>Adds the addresses.</summary>
    /// <param name="endpoints">The application's addresses.</param>
    public static void MapPageActions(this IEndpointRouteBuilder endpoints)
    {
        // For people: none of them is in the API's description.
        var pages = endpoints.MapGroup("").ExcludeFromDescription().DisableAntiforgery();
        pages.MapPost("/threads/{id:long}/vote", VoteForThreadAsync);
        pages.MapPost("/threads/{id:long}/replies/{replyId:long}/vote", VoteForReplyAsync);
        pages.MapGet("/threads/{id:long}/replies/{replyId:long}", ShowReplyAsync);
    }

    private static Task<IResult> VoteForThreadAsync(
        long id, [FromForm] bool wanted, [FromForm] string? page, IPostChanges changes, IVisitors visitors, HttpContext context) =>
        VoteAsync(id, null, wanted, page, changes, visitors, context);

    private static Task<IResult> VoteForReplyAsync(
        long id, long replyId, [FromForm] bool wanted, [FromForm] string? page, IPostChanges changes, IVisitors visitors, HttpContext context) =>
        VoteAsync(id, replyId, wanted, page, changes, visitors, context);

    private static async Task<IResult> VoteAsync(
        long id, long? replyId, bool wanted, string? page, IPostChanges changes, IVisitors visitors, HttpContext context)
    {
        var visitor = await visitors.RecognizeAsync();
        var outcome = await changes.VoteAsync(id, replyId, wanted, visitor.Id, context.RequestAborted);
        return outcome == ChangeOutcome.Done ? SeeOther(context, id, replyId, page) : Results.StatusCode(outcome.ToStatusCode());
    }

    private static async Task<IResult> ShowReplyAsync(long id, long replyId, IDiscussions discussions, HttpContext context) =>
        await discussions.FindPageOfReplyAsync(id, replyId, ThreadPage.PageSize, context.RequestAborted) is { } page ? SeeOther(context, id, replyId, page) : Results.NotFound();

    private static IResult SeeOther(HttpContext context, long id, long? replyId, string? page)
    {
        var query = string.IsNullOrEmpty(page) ? "" : $"?before={Uri.EscapeDataString(page)}";
        var anchor = replyId is null ? "" : string.Create(CultureInfo.InvariantCulture, $"#reply-{replyId}");
        context.Response.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/threads/{id}{query}{anchor}"));
        return Results.Empty;
    }
}
