using System.Globalization;

using Microsoft.AspNetCore.Diagnostics;

namespace FooBar.Api.Errors;

/// <summary>Answers errors: to programs under <c>/api</c> with problem details (RFC 9457), to people with a page.</summary>
/// <remarks>
/// One way for all: an exception becomes a status without a body, and a status without a body, whoever set it, gets its body from the outer
/// middleware.
/// </remarks>
internal static partial class ErrorHandling
{
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(context => IsForPrograms(context.Request.Path), branch => branch.UseStatusCodePages(AnswerWithProblemAsync));
        app.UseWhen(
            context => !IsForPrograms(context.Request.Path),
            branch => branch.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true).Use(AskForErrorPageAsync));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = SetStatusAsync,
            SuppressDiagnosticsCallback = context => ErrorAnswer.To(context.Exception).IsExpected,
        });
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    // Whatever was done to the page that failed, the error page is got.
    private static async Task AskForErrorPageAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }

        if (context.RequestAborted.IsCancellationRequested && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            // Nobody is there any more to read a page. A load balancer that gave up on a health check has not even said for which host it would be.
            pages.Enabled = false;
        }
    }

    private static Task SetStatusAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var answer = ErrorAnswer.To(exception);
        context.Response.StatusCode = answer.StatusCode;
        if (answer.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            LogUnavailable(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorHandling)), context.Request.Method, context.Request.Path, exception!.Message);
        }

        if (answer.StatusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        }

        if (answer.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    }

    private static Task AnswerWithProblemAsync(StatusCodeContext context)
    {
        var exception = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var statusCode = context.HttpContext.Response.StatusCode;
        var detail = exception is null ? ErrorAnswer.DetailOf(statusCode) : ErrorAnswer.To(exception).Detail;
        return TypedResults.Problem(statusCode: statusCode, detail: detail).ExecuteAsync(context.HttpContext);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Answered {Method} {Path} with 503: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string method, string path, string reason);
}
