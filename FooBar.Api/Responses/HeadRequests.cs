namespace FooBar.Api.Responses;

/// <summary>Answers HEAD wherever GET is answered, with the same headers and no body (RFC 9110, 9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Whether the answer's body is dropped: one without an end must then end at once.</summary>
    public static bool IsForHead(this HttpContext context) => context.Features.Get<HeadRequest>() is not null;

    public static void UseHeadRequests(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        // The server remembers the method that was sent and drops the body by itself.
        context.Request.Method = HttpMethods.Get;
        context.Features.Set(new HeadRequest());
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    });

    private sealed class HeadRequest;
}
