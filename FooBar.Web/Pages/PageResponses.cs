using System.Globalization;

using FooBar.Web.Accounts;

using Microsoft.AspNetCore.Http;

namespace FooBar.Web.Pages;

/// <summary>How a page answers the post of a form.</summary>
internal static class PageResponses
{
    /// <summary>303: the browser gets the page of that path, so that reloading it does not post again. The address holds on every server's own name.</summary>
    public static void SeeOther(this HttpResponse response, string path)
    {
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = path;
    }

    /// <summary>422: the page comes back with what is wrong.</summary>
    public static void Refuse(this HttpResponse response) => response.StatusCode = StatusCodes.Status422UnprocessableEntity;

    /// <summary>303 to another page when it was done and there is one; 403, 409 or 429 when it was not.</summary>
    public static void Answer(this HttpResponse response, AccountOutcome outcome, string? next)
    {
        if (outcome == AccountOutcome.Done)
        {
            if (next is not null)
            {
                response.SeeOther(next);
            }

            return;
        }

        response.StatusCode = outcome switch
        {
            AccountOutcome.NameTaken => StatusCodes.Status409Conflict,
            AccountOutcome.TooManyAttempts => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status403Forbidden,
        };
    }

    /// <summary>503 with the time, in whole seconds, after which another try makes sense.</summary>
    public static void Postpone(this HttpResponse response, TimeSpan retryAfter)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
    }
}
