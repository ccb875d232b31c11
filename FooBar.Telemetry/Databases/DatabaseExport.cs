using FooBar.Telemetry.Export;

namespace FooBar.Telemetry.Databases;

/// <summary>Sends what the servers told.</summary>
internal sealed class DatabaseExport(DatabaseQueue queue, PatientSender sender, WorkerMetrics worker) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (signal, message) in queue.ReadAllAsync(stoppingToken))
            {
                if (!await sender.SendAsync(signal, message, stoppingToken))
                {
                    worker.LostOfDatabases(LossReason.NotExported);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }
}
