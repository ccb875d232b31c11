using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

using FooBar.Api.Responses;
using FooBar.Web.Status;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FooBar.Api.Status;

/// <summary>The status page's events: the part of the page that changes, as the server renders it.</summary>
internal static class StatusEvents
{
    // Each keeps a connection through every hop; a page without events is a page still.
    private const int MostListeners = 200;

    private static int listeners;

    public static void MapStatusEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/status/events", Listen).WithMetadata(new EndlessAnswer()).ExcludeFromDescription();

    private static IResult Listen(HttpContext context, IStackStatus status, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        if (!status.IsPublic)
        {
            return Results.NotFound();
        }

        // Without this, Nginx collects events before it passes them on.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-store";
        if (context.IsForHead())
        {
            return Results.Text("", "text/event-stream");
        }

        return TypedResults.ServerSentEvents(RenderAsync(status, context.RequestServices, lifetime.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<string>> RenderAsync(
        IStackStatus status, IServiceProvider services, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref listeners) > MostListeners)
        {
            Interlocked.Decrement(ref listeners);
            yield break;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        try
        {
            await foreach (var current in status.WatchAsync(end.Token))
            {
                yield return new(await RenderAsync(current, services));
            }
        }
        finally
        {
            Interlocked.Decrement(ref listeners);
        }
    }

    // A renderer keeps what it has rendered, so each event has one of its own.
    private static async Task<string> RenderAsync(StackStatus status, IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(StatusPanel.Status)] = status });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StatusPanel>(parameters)).ToHtmlString());
    }
}
