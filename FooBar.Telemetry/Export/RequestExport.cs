using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Conversion;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Export;

/// <summary>Sends what was received: spans and log records in batches, soon.</summary>
internal sealed partial class RequestExport(
    RequestQueue queue, OtlpClient client, WorkerMetrics worker, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<RequestExport> logger) : BackgroundService
{
    private const int MaxBatch = 512;

    // A dashboard that restarts is back within this time; meanwhile the queue holds what comes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<ProxyRequest>(MaxBatch);
        try
        {
            while (true)
            {
                batch.Clear();
                await queue.TakeAsync(batch, MaxBatch, stoppingToken);
                if (batch.Count < MaxBatch)
                {
                    // What belongs together arrives together: one message instead of many.
                    await Task.Delay(options.Value.Delay, clock, stoppingToken);
                    queue.TakeReady(batch, MaxBatch);
                }

                await SendAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await SendLastAsync(batch);
        }
    }

    private async Task SendAsync(List<ProxyRequest> batch, CancellationToken cancellationToken)
    {
        await SendAsync(OtlpSignal.Traces, RequestBatch.ToTraces(batch, options.Value.Instances), batch.Count, cancellationToken);
        await SendAsync(OtlpSignal.Logs, RequestBatch.ToLogs(batch, options.Value.Instances), batch.Count, cancellationToken);
    }

    private async Task SendAsync(OtlpSignal signal, IMessage message, int requests, CancellationToken cancellationToken)
    {
        if (message.CalculateSize() == 0)
        {
            return;
        }

        var bytes = message.ToByteArray();
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await client.SendAsync(signal, bytes, cancellationToken);
                return;
            }
            catch (Exception failure) when (OtlpClient.IsFailure(failure, cancellationToken))
            {
                if (clock.GetElapsedTime(began) > Patience)
                {
                    worker.Lost(LossReason.NotExported, requests);
                    LogNotExported(signal, requests, failure.Message);
                    return;
                }
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    // The end of the process: one attempt, bounded.
    private async Task SendLastAsync(List<ProxyRequest> batch)
    {
        using var deadline = new CancellationTokenSource(Pause, clock);
        try
        {
            queue.TakeReady(batch, RequestQueue.Capacity);
            await SendAsync(batch, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            worker.Lost(LossReason.NotExported, batch.Count);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "{Signal} of {Requests} requests are lost: the OTLP endpoint did not take them. {Reason}")]
    private partial void LogNotExported(OtlpSignal signal, int requests, string reason);
}
