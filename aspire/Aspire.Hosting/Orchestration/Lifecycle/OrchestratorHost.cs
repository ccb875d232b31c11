using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>
/// Ties the orchestrator to the host: it begins before the other services of the host start, so that the runtime comes up
/// beside them, and ends after them. The application counts as started when its resources were created.
/// </summary>
internal sealed class OrchestratorHost(ApplicationOrchestrator orchestrator) : IHostedLifecycleService
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
    public Task StartedAsync(CancellationToken cancellationToken) => _started.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => orchestrator.StopAsync().WaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
