using System.Security.Cryptography;
using System.Text;
using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Supervision;
using Microsoft.Extensions.Options;

namespace FooBar.Sentinel.Operator;

/// <summary>The operator's interface over HTTP: the state, and commands. Every request carries the key as a bearer token.</summary>
internal static class OperatorEndpoints
{
    /// <summary>Maps <c>GET /status</c> and <c>POST /switchover</c>, <c>/pause</c>, <c>/resume</c>, <c>/reclone</c>, <c>/adopt</c>.</summary>
    public static void MapOperator(this WebApplication app)
    {
        var all = app.MapGroup("").AddEndpointFilter(AuthorizeAsync);
        all.MapGet("/status", static (StatusBoard board) => TypedResults.Json(StatusAnswer.Of(board.Current), OperatorJsonContext.Default.StatusAnswer));
        Map("/switchover", OperatorCommand.Switchover);
        Map("/pause", OperatorCommand.Pause);
        Map("/resume", OperatorCommand.Resume);
        Map("/reclone", OperatorCommand.Reclone);
        Map("/adopt", OperatorCommand.Adopt);

        void Map(string path, OperatorCommand command) => all.MapPost(path, async (OperatorDesk desk, string? server, CancellationToken cancellationToken) =>
        {
            var answer = await desk.AskAsync(command, server, cancellationToken);
            return TypedResults.Json(answer, OperatorJsonContext.Default.OperatorAnswer, statusCode: answer.Done ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
        });
    }

    private static async ValueTask<object?> AuthorizeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        const string Scheme = "Bearer ";
        var key = context.HttpContext.RequestServices.GetRequiredService<IOptions<SentinelOptions>>().Value.OperatorKey;
        var given = context.HttpContext.Request.Headers.Authorization.ToString();
        var allowed = key.Length > 0
            && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[Scheme.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return allowed
            ? await next(context)
            : TypedResults.Problem("Send the sentinel's operator key: Authorization: Bearer KEY.", statusCode: StatusCodes.Status401Unauthorized);
    }
}
