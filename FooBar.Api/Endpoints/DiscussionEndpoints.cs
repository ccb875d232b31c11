using System.ComponentModel;
using System.Globalization;

using FooBar.Api.Idempotency;
using FooBar.Web.Accounts;
using FooBar.Web.Discussions;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Http.HttpResults;

namespace FooBar.Api.Endpoints;

/// <summary>The discussion board for programs, under <c>/api</c>.</summary>
internal static class DiscussionEndpoints
{
    public static void MapDiscussions(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Discussions").ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        api.MapGet("/threads", ListThreadsAsync)
            .WithName("ListThreads").WithSummary("One of the lists of threads.").ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("/threads", StartThreadAsync)
            .WithName("StartThread").WithSummary("Starts a thread.").RefusesBadBodies().WithIdempotency();
        api.MapGet("/threads/{id:long}", GetThreadAsync)
            .WithName("GetThread").WithSummary("A thread without its replies.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/threads/{id:long}/replies", ListRepliesAsync)
            .WithName("ListReplies").WithSummary("A thread's replies, newest first.").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/threads/{id:long}/replies", ReplyAsync)
            .WithName("Reply").WithSummary("Replies to a thread.").RefusesBadBodies().WithIdempotency().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/threads/{id:long}/replies/{replyId:long}", GetReplyAsync)
            .WithName("GetReply").WithSummary("A reply.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Describes how bodies that cannot be taken are refused.</summary>
    internal static RouteHandlerBuilder RefusesBadBodies(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<Results<Ok<Listing<ThreadSummary>>, ValidationProblem>> ListThreadsAsync(
        [AsParameters] ListQuery query,
        [Description("newest (all, newest first), active (all, the one last posted in first) or unanswered (without a reply, newest first)."), DefaultValue("newest")] string? order,
        IDiscussions discussions,
        CancellationToken cancellationToken)
    {
        if (query.CheckedLimit is not { } limit)
        {
            return ApiProblems.LimitOutOfRange();
        }

        ThreadOrder? list = order switch
        {
            null or "newest" => ThreadOrder.Newest,
            "active" => ThreadOrder.Active,
            "unanswered" => ThreadOrder.Unanswered,
            _ => null,
        };
        return list is { } known
            ? TypedResults.Ok(await discussions.ListThreadsAsync(known, limit, query.Cursor, cancellationToken))
            : ApiProblems.Invalid("order", "Ask for newest, active or unanswered.");
    }

    private static async Task<Results<Created<DiscussionThread>, ValidationProblem>> StartThreadAsync(
        NewThread thread, IDiscussions discussions, IAccounts accounts, IVisitors visitors, CancellationToken cancellationToken)
    {
        var author = await accounts.FindAuthorAsync(thread.Author, cancellationToken);
        var draft = PostRules.CheckThread(thread.Title, thread.Body, author.Name);
        if (!draft.IsValid || author.Problem is not null)
        {
            return ApiProblems.Invalid(draft.Problems.WithAuthor(author));
        }

        var visitor = await visitors.RecognizeAsync();
        var started = await discussions.StartThreadAsync(draft.Value, visitor.Id, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/threads/{started.Id}"), started);
    }

    private static async Task<Results<Ok<DiscussionThread>, ProblemHttpResult>> GetThreadAsync(
        long id, IDiscussions discussions, IVisitors visitors, CancellationToken cancellationToken) =>
        await discussions.GetThreadAsync(id, visitors.Current?.Id, cancellationToken) is { } thread ? TypedResults.Ok(thread) : ApiProblems.NoThread(id);

    private static async Task<Results<Ok<Listing<Reply>>, ValidationProblem, ProblemHttpResult>> ListRepliesAsync(
        long id, [AsParameters] ListQuery query, IDiscussions discussions, IVisitors visitors, CancellationToken cancellationToken)
    {
        if (query.CheckedLimit is not { } limit)
        {
            return ApiProblems.LimitOutOfRange();
        }

        return await discussions.GetThreadWithRepliesAsync(id, limit, query.Cursor, visitors.Current?.Id, cancellationToken) is { } view
            ? TypedResults.Ok(view.Replies)
            : ApiProblems.NoThread(id);
    }

    private static async Task<Results<Created<Reply>, ValidationProblem, ProblemHttpResult>> ReplyAsync(
        long id, NewReply reply, IDiscussions discussions, IAccounts accounts, IVisitors visitors, CancellationToken cancellationToken)
    {
        var author = await accounts.FindAuthorAsync(reply.Author, cancellationToken);
        var draft = PostRules.CheckReply(reply.Body, author.Name);
        if (!draft.IsValid || author.Problem is not null)
        {
            return ApiProblems.Invalid(draft.Problems.WithAuthor(author));
        }

        var visitor = await visitors.RecognizeAsync();
        return await discussions.ReplyAsync(id, draft.Value, visitor.Id, cancellationToken) is { } stored
            ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/threads/{id}/replies/{stored.Id}"), stored)
            : ApiProblems.NoThread(id);
    }

    private static async Task<Results<Ok<Reply>, ProblemHttpResult>> GetReplyAsync(
        long id, long replyId, IDiscussions discussions, IVisitors visitors, CancellationToken cancellationToken) =>
        await discussions.GetReplyAsync(id, replyId, visitors.Current?.Id, cancellationToken) is { } reply ? TypedResults.Ok(reply) : ApiProblems.NoReply(id, replyId);
}
