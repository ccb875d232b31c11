using FooBar.Web.Discussions;
using FooBar.Web.Moderation;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Http.HttpResults;

namespace FooBar.Api.Endpoints;

/// <summary>What moderators do, for programs, under <c>/api</c>.</summary>
internal static class ModerationEndpoints
{
    public static void MapModeration(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Moderation").ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        api.MapGet("/moderation", ListAsync).WithName("ListModeration").WithSummary("What moderators did, last first.").ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("/threads/{id:long}/hide", (long id, Reason reason, IModeration moderation, IVisitors visitors, CancellationToken token) =>
                SetHiddenAsync(id, null, true, reason, moderation, visitors, token))
            .WithName("HideThread").WithSummary("Hides a thread.").RefusesBadBodies().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/threads/{id:long}/show", (long id, Reason reason, IModeration moderation, IVisitors visitors, CancellationToken token) =>
                SetHiddenAsync(id, null, false, reason, moderation, visitors, token))
            .WithName("ShowThread").WithSummary("Shows a hidden thread again.").RefusesBadBodies().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/threads/{id:long}/replies/{replyId:long}/hide", (long id, long replyId, Reason reason, IModeration moderation, IVisitors visitors, CancellationToken token) =>
                SetHiddenAsync(id, replyId, true, reason, moderation, visitors, token))
            .WithName("HideReply").WithSummary("Hides a reply.").RefusesBadBodies().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/threads/{id:long}/replies/{replyId:long}/show", (long id, long replyId, Reason reason, IModeration moderation, IVisitors visitors, CancellationToken token) =>
                SetHiddenAsync(id, replyId, false, reason, moderation, visitors, token))
            .WithName("ShowReply").WithSummary("Shows a hidden reply again.").RefusesBadBodies().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Listing<ModerationEntry>>, ValidationProblem, ProblemHttpResult>> ListAsync(
        [AsParameters] ListQuery query, IModeration moderation, IVisitors visitors, CancellationToken cancellationToken) =>
        visitors.Current is not { IsModerator: true } ? NoModerator()
            : query.CheckedLimit is not { } limit ? ApiProblems.LimitOutOfRange()
            : TypedResults.Ok(await moderation.ListAsync(limit, query.Cursor, cancellationToken));

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> SetHiddenAsync(
        long id, long? replyId, bool hidden, Reason reason, IModeration moderation, IVisitors visitors, CancellationToken cancellationToken) =>
        visitors.Current is not { IsModerator: true } moderator ? NoModerator()
            : string.IsNullOrWhiteSpace(reason.Text) || reason.Text.Length > IModeration.MaximumReasonLength ? ApiProblems.Invalid("text", $"Give a reason of 1 to {IModeration.MaximumReasonLength} characters.")
            : (await moderation.SetHiddenAsync(id, replyId, hidden, reason.Text.Trim(), moderator, cancellationToken)).ToResult();

    private static ProblemHttpResult NoModerator() => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "Only moderators may do this.");
}
