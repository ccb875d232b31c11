using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Export;

/// <summary>Sends the proxies' metrics at an interval. They are cumulative, so that a message that is lost loses nothing but resolution.</summary>
internal sealed partial class MetricExport(
    RequestMetrics requests, OtlpClient client, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<MetricExport> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.MetricInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SendAsync(requests.ToMetrics(options.Value.Instances), stoppingToken);
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

        try
        {
            await client.SendAsync(OtlpSignal.Metrics, message.ToByteArray(), cancellationToken);
        }
        catch (Exception failure) when (OtlpClient.IsFailure(failure, cancellationToken))
        {
            LogNotSent(failure.Message);
        }
    }

    [LoggerMessage(20, LogLevel.Debug, "The proxies' metrics were not sent: {Reason}")]
    private partial void LogNotSent(string reason);
}
