using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>The runtime together with the fact whether it is up: it starts while resources are being prepared.</summary>
/// <param name="runtime">The runtime.</param>
internal sealed class RuntimeConnection(IResourceRuntime runtime)
{
    private readonly Lock _gate = new();
    private Task? _started;

    public IResourceRuntime Runtime => runtime;

    /// <summary>Whether it takes requests: it was started and has not ended.</summary>
    public bool IsUp => _started is { IsCompletedSuccessfully: true } && !runtime.Ended.IsCompleted;

    /// <summary>Begins to start the runtime, once; the task completes when it is up.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _started ??= Task.Run(() => runtime.StartAsync(cancellationToken), CancellationToken.None);
        }
    }

    /// <summary>The runtime, once it is up.</summary>
    public async Task<IResourceRuntime> ReadyAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken).WaitAsync(cancellationToken);
        return runtime;
    }
}
