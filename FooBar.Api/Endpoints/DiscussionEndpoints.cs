using System.Globalization;

using FooBar.Web.Discussions;

using Microsoft.AspNetCore.Http.HttpResults;

namespace FooBar.Api.Endpoints;

/// <summary>The discussion board for programs, under <c>/api</c>.</summary>
internal static class DiscussionEndpoints
{
    public static void MapDiscussions(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Discussions").ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        api.MapGet("/threads", ListThreadsAsync)
            .WithName("ListThreads").WithSummary("The threads, newest first.").ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("/threads", StartThreadAsync)
            .WithName("StartThread").WithSummary("Starts a thread.").RefusesBadBodies();
        api.MapGet("/threads/{id:long}", GetThreadAsync)
            .WithName("GetThread").WithSummary("A thread without its replies.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/threads/{id:long}/replies", ListRepliesAsync)
            .WithName("ListReplies").WithSummary("A thread's replies, newest first.").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/threads/{id:long}/replies", ReplyAsync)
            .WithName("Reply").WithSummary("Replies to a thread.").RefusesBadBodies().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/threads/{id:long}/replies/{replyId:long}", GetReplyAsync)
            .WithName("GetReply").WithSummary("A reply.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static RouteHandlerBuilder RefusesBadBodies(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<Results<Ok<Listing<ThreadSummary>>, ValidationProblem>> ListThreadsAsync(
        [AsParameters] ListQuery query, IDiscussions discussions, CancellationToken cancellationToken) =>
        query.CheckedLimit is { } limit
            ? TypedResults.Ok(await discussions.ListThreadsAsync(limit, query.Cursor, cancellationToken))
            : LimitOutOfRange();

    private static async Task<Results<Created<DiscussionThread>, ValidationProblem>> StartThreadAsync(
        NewThread thread, IDiscussions discussions, CancellationToken cancellationToken)
    {
        var draft = PostRules.CheckThread(thread.Title, thread.Body, thread.Author);
        if (!draft.IsValid)
        {
            return Invalid(draft.Problems);
        }

        var started = await discussions.StartThreadAsync(draft.Value, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/threads/{started.Id}"), started);
    }

    private static async Task<Results<Ok<DiscussionThread>, ProblemHttpResult>> GetThreadAsync(
        long id, IDiscussions discussions, CancellationToken cancellationToken) =>
        await discussions.GetThreadAsync(id, cancellationToken) is { } thread ? TypedResults.Ok(thread) : NoThread(id);

    private static async Task<Results<Ok<Listing<Reply>>, ValidationProblem, ProblemHttpResult>> ListRepliesAsync(
        long id, [AsParameters] ListQuery query, IDiscussions discussions, CancellationToken cancellationToken)
    {
        if (query.CheckedLimit is not { } limit)
        {
            return LimitOutOfRange();
        }

        return await discussions.GetThreadWithRepliesAsync(id, limit, query.Cursor, cancellationToken) is { } view ? TypedResults.Ok(view.Replies) : NoThread(id);
    }

    private static async Task<Results<Created<Reply>, ValidationProblem, ProblemHttpResult>> ReplyAsync(
        long id, NewReply reply, IDiscussions discussions, CancellationToken cancellationToken)
    {
        var draft = PostRules.CheckReply(reply.Body, reply.Author);
        if (!draft.IsValid)
        {
            return Invalid(draft.Problems);
        }

        return await discussions.ReplyAsync(id, draft.Value, cancellationToken) is { } stored
            ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/threads/{id}/replies/{stored.Id}"), stored)
            : NoThread(id);
    }

    private static async Task<Results<Ok<Reply>, ProblemHttpResult>> GetReplyAsync(
        long id, long replyId, IDiscussions discussions, CancellationToken cancellationToken) =>
        await discussions.GetReplyAsync(id, replyId, cancellationToken) is { } reply
            ? TypedResults.Ok(reply)
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"Thread {id} has no reply {replyId}.");

    private static ProblemHttpResult NoThread(long id) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no thread {id}.");

    private static ValidationProblem LimitOutOfRange() =>
        TypedResults.ValidationProblem([new("limit", [$"Ask for 1 to {ListQuery.MaximumLimit} items."])]);

    private static ValidationProblem Invalid(IReadOnlyDictionary<string, string> problems) =>
        TypedResults.ValidationProblem(problems.Select(problem => KeyValuePair.Create(problem.Key, new[] { problem.Value })));
}
