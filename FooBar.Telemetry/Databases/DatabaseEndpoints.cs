using FooBar.Telemetry.Export;
using FooBar.Telemetry.Otlp;
using Google.Protobuf;
using Microsoft.AspNetCore.Mvc;

namespace FooBar.Telemetry.Databases;

/// <summary>Where the database servers send their telemetry: OTLP over HTTP, protobuf.</summary>
internal static class DatabaseEndpoints
{
    // A server's largest message, 512 spans, has some 700 kB.
    private const int MaxMessage = 4 * 1024 * 1024;
    private const string MediaType = "application/x-protobuf";

    /// <summary>Maps the three addresses of OTLP over HTTP.</summary>
    public static void MapDatabaseTelemetry(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, OtlpSignal.Traces, static (intake, body) => intake.Take(ExportTraceServiceRequest.Parser.ParseFrom(body)));
        Map(endpoints, OtlpSignal.Metrics, static (intake, body) => intake.Take(ExportMetricsServiceRequest.Parser.ParseFrom(body)));
        Map(endpoints, OtlpSignal.Logs, static (intake, body) => intake.Take(ExportLogsServiceRequest.Parser.ParseFrom(body)));
    }

    private static void Map(IEndpointRouteBuilder endpoints, OtlpSignal signal, Action<DatabaseIntake, byte[]> take) => endpoints
        .MapPost(OtlpTarget.PathOf(signal), async (HttpRequest request, DatabaseIntake intake, WorkerMetrics worker, CancellationToken cancellationToken) =>
        {
            if (request.ContentType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) != true)
            {
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            }

            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken);
            try
            {
                worker.ReceivedFromDatabase();
                take(intake, body.ToArray());
            }
            catch (InvalidProtocolBufferException)
            {
                worker.LostOfDatabases(LossReason.Malformed);
                return Results.BadRequest();
            }

            // An empty message of the protocol: all was taken.
            return Results.Bytes([], MediaType);
        })
        .WithMetadata(new RequestSizeLimitAttribute(MaxMessage))
        .DisableHttpMetrics();
}
