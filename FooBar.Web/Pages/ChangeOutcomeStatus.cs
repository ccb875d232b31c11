using FooBar.Web.Discussions;

using Microsoft.AspNetCore.Http;

namespace FooBar.Web.Pages;

/// <summary>The status that tells what became of a change.</summary>
public static class ChangeOutcomeStatus
{
    /// <summary>204 where it was done; 403, 404 or 409 where it was not.</summary>
    /// <param name="outcome">What became of it.</param>
    public static int ToStatusCode(this ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Done => StatusCodes.Status204NoContent,
        ChangeOutcome.NotFound => StatusCodes.Status404NotFound,
        ChangeOutcome.NotYours or ChangeOutcome.TooLate or ChangeOutcome.OwnPost => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
