using FooBar.Telemetry.Otlp;
using Google.Protobuf;

namespace FooBar.Telemetry.Exposition;

/// <summary>Where the services send their metrics a second time, and where Prometheus fetches all of them.</summary>
internal static class ExpositionEndpoints
{
    /// <summary>The address for OTLP over HTTP, protobuf.</summary>
    public const string Intake = "/monitoring/v1/metrics";

    // A service's message has some 100 kB.
    private const int MaxMessage = 4 * 1024 * 1024;

    public static void MapExposition(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Intake, TakeAsync).DisableHttpMetrics();
        endpoints.MapGet("/metrics", static (HttpContext context, MetricStore store) =>
        {
            context.Response.ContentType = PrometheusText.MediaType;
            return context.Response.WriteAsync(PrometheusText.Write(store.Read()), context.RequestAborted);
        }).DisableHttpMetrics();
    }

    private static async Task TakeAsync(HttpContext context, MetricStore store)
    {
        if (context.Request.ContentLength is null or > MaxMessage)
        {
            context.Response.StatusCode = context.Request.ContentLength is null ? StatusCodes.Status411LengthRequired : StatusCodes.Status413PayloadTooLarge;
            return;
        }

        using var body = new MemoryStream((int)context.Request.ContentLength);
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        try
        {
            store.Take(ExportMetricsServiceRequest.Parser.ParseFrom(body.GetBuffer().AsSpan(0, (int)body.Length)));
        }
        catch (InvalidProtocolBufferException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
