using FooBar.Telemetry.Exposition;
using FooBar.Telemetry.Metrics;
using FooBar.Telemetry.Otlp;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Export;

/// <summary>Sends the metrics of other programs at an interval. They are cumulative, so that a message that is lost loses nothing but resolution.</summary>
internal sealed partial class MetricExport(
    IEnumerable<IMetricSource> sources, OtlpClient client, MetricStore kept, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<MetricExport> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.MetricInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var source in sources)
                {
                    await SendAsync(await source.CollectAsync(stoppingToken), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task SendAsync(ExportMetricsServiceRequest message, CancellationToken cancellationToken)
    {
        if (message.CalculateSize() == 0)
        {
            return;
        }

        // For whoever fetches them, whether the target takes them or not.
        kept.Take(message);
        try
        {
            await client.SendAsync(OtlpSignal.Metrics, message.ToByteArray(), cancellationToken);
        }
        catch (Exception failure) when (OtlpClient.IsFailure(failure, cancellationToken))
        {
            LogNotSent(failure.Message);
        }
    }

    [LoggerMessage(20, LogLevel.Debug, "Metrics were not sent: {Reason}")]
    private partial void LogNotSent(string reason);
}
