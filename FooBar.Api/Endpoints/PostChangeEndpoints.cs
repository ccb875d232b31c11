using FooBar.Web.Discussions;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Http.HttpResults;

namespace FooBar.Api.Endpoints;

/// <summary>Changes of posts and votes for programs, under <c>/api</c>.</summary>
internal static class PostChangeEndpoints
{
    private const string Thread = "/threads/{id:long}";

    private const string Reply = "/threads/{id:long}/replies/{replyId:long}";

    public static void MapPostChanges(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Changes")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        api.MapPut(Thread, EditThreadAsync)
            .WithName("EditThread").WithSummary("Changes a thread of one's own, for 15 minutes.").RefusesBadBodies().ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut(Reply, EditReplyAsync)
            .WithName("EditReply").WithSummary("Changes a reply of one's own, for 15 minutes.").RefusesBadBodies().ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete(Thread, DeleteThreadAsync)
            .WithName("DeleteThread").WithSummary("Deletes a thread of one's own that has no replies, for 15 minutes.").ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete(Reply, DeleteReplyAsync).WithName("DeleteReply").WithSummary("Deletes a reply of one's own, for 15 minutes.");
        api.MapPut($"{Thread}/vote", VoteForThreadAsync).WithName("VoteForThread").WithSummary("Votes for a thread. To vote again changes nothing.");
        api.MapDelete($"{Thread}/vote", UnvoteThreadAsync).WithName("UnvoteThread").WithSummary("Takes the vote for a thread back.");
        api.MapPut($"{Reply}/vote", VoteForReplyAsync).WithName("VoteForReply").WithSummary("Votes for a reply. To vote again changes nothing.");
        api.MapDelete($"{Reply}/vote", UnvoteReplyAsync).WithName("UnvoteReply").WithSummary("Takes the vote for a reply back.");
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> EditThreadAsync(
        long id, ThreadEdit edit, IDiscussions discussions, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken)
    {
        if (await discussions.GetThreadAsync(id, visitors.Current?.Id, cancellationToken) is not { } thread)
        {
            return ApiProblems.NoThread(id);
        }

        var draft = PostRules.CheckThread(edit.Title, edit.Body, thread.Author);
        return !draft.IsValid ? ApiProblems.Invalid(draft.Problems)
            : edit.Version is not { } version ? NoVersion()
            : (await changes.EditThreadAsync(id, version, draft.Value, await WhoAsync(visitors), cancellationToken)).ToResult();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> EditReplyAsync(
        long id, long replyId, ReplyEdit edit, IDiscussions discussions, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken)
    {
        if (await discussions.GetReplyAsync(id, replyId, visitors.Current?.Id, cancellationToken) is not { } reply)
        {
            return ApiProblems.NoReply(id, replyId);
        }

        var draft = PostRules.CheckReply(edit.Body, reply.Author);
        return !draft.IsValid ? ApiProblems.Invalid(draft.Problems)
            : edit.Version is not { } version ? NoVersion()
            : (await changes.EditReplyAsync(id, replyId, version, draft.Value, await WhoAsync(visitors), cancellationToken)).ToResult();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> DeleteThreadAsync(
        long id, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) =>
        (await changes.DeleteThreadAsync(id, await WhoAsync(visitors), cancellationToken)).ToResult();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> DeleteReplyAsync(
        long id, long replyId, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) =>
        (await changes.DeleteReplyAsync(id, replyId, await WhoAsync(visitors), cancellationToken)).ToResult();

    private static Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> VoteForThreadAsync(
        long id, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) => VoteAsync(id, null, true, changes, visitors, cancellationToken);

    private static Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> UnvoteThreadAsync(
        long id, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) => VoteAsync(id, null, false, changes, visitors, cancellationToken);

    private static Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> VoteForReplyAsync(
        long id, long replyId, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) => VoteAsync(id, replyId, true, changes, visitors, cancellationToken);

    private static Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> UnvoteReplyAsync(
        long id, long replyId, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) => VoteAsync(id, replyId, false, changes, visitors, cancellationToken);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> VoteAsync(
        long id, long? replyId, bool wanted, IPostChanges changes, IVisitors visitors, CancellationToken cancellationToken) =>
        (await changes.VoteAsync(id, replyId, wanted, await WhoAsync(visitors), cancellationToken)).ToResult();

    private static async Task<Guid> WhoAsync(IVisitors visitors) => (await visitors.RecognizeAsync()).Id;

    private static ValidationProblem NoVersion() => ApiProblems.Invalid("version", "Send the version that you have read.");
}
