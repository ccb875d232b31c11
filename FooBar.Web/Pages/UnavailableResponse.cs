using System.Globalization;

using Microsoft.AspNetCore.Http;

namespace FooBar.Web.Pages;

/// <summary>The answer of a page whose post could not be stored now.</summary>
internal static class UnavailableResponse
{
    /// <summary>503 with the time, in whole seconds, after which another try makes sense.</summary>
    public static void AnswerUnavailable(this HttpResponse response, TimeSpan retryAfter)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
