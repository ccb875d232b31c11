using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>
/// Ties the orchestrator to the host: it begins before the other services of the host start, so that the runtime comes up
/// beside them, and ends after them. The application counts as started when its resources were created.
/// </summary>
internal sealed class OrchestratorHost(ApplicationOrchestrator orchestrator, IHostApplicationLifetime application) : IHostedLifecycleService
{
    private Task _started = Task.CompletedTask;

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _started = orchestrator.StartAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _started.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (application.ApplicationStopping.IsCancellationRequested)
        {
            // Ended before everything was up, by Ctrl+C for example: no failure to start, and nothing that the host should report as one.
        }
    }

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => orchestrator.StopAsync().WaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
