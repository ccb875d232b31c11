using FooBar.Web.Discussions;
using FooBar.Web.Pages;

using Microsoft.AspNetCore.Http.HttpResults;

namespace FooBar.Api.Endpoints;

/// <summary>The problem details that several addresses answer with.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult NoThread(long id) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no thread {id}.");

    public static ProblemHttpResult NoReply(long threadId, long id) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"Thread {threadId} has no reply {id}.");

    public static ValidationProblem LimitOutOfRange(int maximum = ListQuery.MaximumLimit) => Invalid("limit", $"Ask for 1 to {maximum} items.");

    public static ValidationProblem Invalid(string field, string problem) => TypedResults.ValidationProblem([new(field, [problem])]);

    public static ValidationProblem Invalid(IReadOnlyDictionary<string, string> problems) =>
        TypedResults.ValidationProblem(problems.Select(problem => KeyValuePair.Create(problem.Key, new[] { problem.Value })));

    /// <summary>204 for a change that was made, and why not for one that was not.</summary>
    public static Results<NoContent, ValidationProblem, ProblemHttpResult> ToResult(this ChangeOutcome outcome) =>
        outcome == ChangeOutcome.Done
            ? TypedResults.NoContent()
            : TypedResults.Problem(statusCode: outcome.ToStatusCode(), detail: outcome switch
            {
                ChangeOutcome.NotFound => "There is no such post.",
                ChangeOutcome.NotYours => "The post is not yours. Send the cookie or the token with which it was posted.",
                ChangeOutcome.TooLate => $"A post can be changed for {ChangeRules.Window.TotalMinutes:0} minutes, and those are over.",
                ChangeOutcome.ChangedMeanwhile => "The post was changed since that version. Read it again and send the change with its version.",
                ChangeOutcome.HasReplies => "A thread with replies stays. Its text can still be changed.",
                _ => "Nobody votes for a post of their own.",
            });
}
