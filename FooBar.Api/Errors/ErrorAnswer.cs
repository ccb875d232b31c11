using System.Text.Json;

using FooBar.Api.Idempotency;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Discussions;

namespace FooBar.Api.Errors;

/// <summary>What a caller is told of an exception.</summary>
/// <param name="StatusCode">The answer's status.</param>
/// <param name="Detail">What went wrong in this case and what to do; null where the status says it all.</param>
/// <param name="RetryAfter">When another try makes sense.</param>
internal sealed record ErrorAnswer(int StatusCode, string? Detail = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the exception is part of normal operation, and not a defect of the application.</summary>
    public bool IsExpected => StatusCode != StatusCodes.Status500InternalServerError;

    /// <summary>The answer to an exception. The messages of exceptions that may tell about the inside stay inside.</summary>
    public static ErrorAnswer To(Exception? exception) => exception switch
    {
        DiscussionsUnavailableException { OutcomeUnknown: true } => new(
            StatusCodes.Status503ServiceUnavailable,
            "The database's answer was lost, so it is not known whether this was stored. Look before you send it again."),
        DiscussionsUnavailableException unavailable => Unavailable(unavailable.RetryAfter),
        DatabaseUnavailableException unavailable => Unavailable(unavailable.RetryAfter),
        InvalidCursorException invalid => new(StatusCodes.Status400BadRequest, invalid.Message),
        InvalidHeaderException invalid => new(StatusCodes.Status400BadRequest, invalid.Message),
        IdempotencyKeyReusedException reused => new(StatusCodes.Status422UnprocessableEntity, reused.Message),
        BadHttpRequestException { InnerException: JsonException json } => new(StatusCodes.Status400BadRequest, Describe(json)),
        InvalidDataException => new(StatusCodes.Status400BadRequest, "The form could not be read."),
        BadHttpRequestException bad => new(bad.StatusCode, DetailOf(bad.StatusCode)),
        _ => new(StatusCodes.Status500InternalServerError),
    };

    /// <summary>What to do about a status, where it is known without the request.</summary>
    public static string? DetailOf(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => "A value in the address or the body is missing or has the wrong form.",
        StatusCodes.Status401Unauthorized => "The bearer token is not good, has run out, or is from before a change of the password. Get another one.",
        StatusCodes.Status403Forbidden => "The request came from another website's page.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this address accepts.",
        StatusCodes.Status429TooManyRequests => "That was a lot in a short time. Wait for as long as Retry-After says.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => null,
    };

    private static ErrorAnswer Unavailable(TimeSpan retryAfter) =>
        new(StatusCodes.Status503ServiceUnavailable, "The database cannot be reached right now. Try again in a few seconds.", retryAfter);

    private static string Describe(JsonException json) => json.LineNumber is { } line
        ? $"The body is not the JSON that this address expects; see {json.Path ?? "$"} in line {line + 1}, byte {json.BytePositionInLine + 1}."
        : "The body is not the JSON that this address expects.";
}
