using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Conversion;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Export;

/// <summary>Sends what was received: spans and log records in batches, soon.</summary>
internal sealed class RequestExport(
    RequestQueue queue, PatientSender sender, WorkerMetrics worker, IOptions<TelemetryOptions> options, TimeProvider clock) : BackgroundService
{
    private const int MaxBatch = 512;

    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

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

    // Both at once: while the endpoint reads the spans, the log records are written.
    private Task SendAsync(List<ProxyRequest> batch, CancellationToken cancellationToken) => Task.WhenAll(
        SendAsync(OtlpSignal.Traces, RequestBatch.ToTraces(batch, options.Value.Instances), batch.Count, cancellationToken),
        SendAsync(OtlpSignal.Logs, RequestBatch.ToLogs(batch, options.Value.Instances), batch.Count, cancellationToken));

    private async Task SendAsync(OtlpSignal signal, IMessage message, int requests, CancellationToken cancellationToken)
    {
        if (!await sender.SendAsync(signal, message, cancellationToken))
        {
            worker.Lost(LossReason.NotExported, requests);
        }
    }

    // The end of the process: one attempt, bounded, in messages of the usual size, for an endpoint may refuse larger ones.
    private async Task SendLastAsync(List<ProxyRequest> batch)
    {
        using var deadline = new CancellationTokenSource(LastWait, clock);
        try
        {
            for (queue.TakeReady(batch, MaxBatch); batch.Count > 0; queue.TakeReady(batch, MaxBatch))
            {
                await SendAsync(batch, deadline.Token);
                batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            queue.TakeReady(batch, MaxBatch + RequestQueue.Capacity);
            worker.Lost(LossReason.NotExported, batch.Count);
        }
    }
}
