namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>
/// Runs workloads (containers and processes). Orchestration decides what runs when; an implementation, and nothing above it,
/// knows the words of the orchestrator it drives.
/// </summary>
/// <remarks>Every member may be called from any thread. A failure is a <see cref="DistributedApplicationException"/> that names cause and remedy.</remarks>
internal interface IResourceRuntime : IAsyncDisposable
{
    /// <summary>Starts the orchestrator and begins to create the application's network. Completes when it accepts workloads; a further call waits for the same start.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Completes when the orchestrator's process has ended without having been asked to; its result says why.</summary>
    Task<string> Ended { get; }

    /// <summary>The network that containers are attached to.</summary>
    string NetworkName { get; }

    /// <summary>
    /// Completes when containers can be created: the engine answers and the application's network is there. Creating a container waits for it by
    /// itself; ask it where the whole application shall fail when the engine does not run.
    /// </summary>
    Task WaitForContainersAsync(CancellationToken cancellationToken);

    /// <summary>Creates a container. It starts at once, in the background: follow <see cref="WatchAsync"/>.</summary>
    Task CreateContainerAsync(ContainerSpecification specification, CancellationToken cancellationToken);

    /// <summary>Creates a process. It starts at once, in the background: follow <see cref="WatchAsync"/>.</summary>
    Task CreateProcessAsync(ProcessSpecification specification, CancellationToken cancellationToken);

    /// <summary>Asks a workload to stop, first politely. Returns when the request is taken; the end is seen in <see cref="WatchAsync"/>.</summary>
    Task StopAsync(string workloadName, CancellationToken cancellationToken);

    /// <summary>Removes a workload with what belongs to it (its container, its services) and returns when it is gone, so that its name is free again.</summary>
    Task DeleteAsync(string workloadName, CancellationToken cancellationToken);

    /// <summary>The state of every workload, then every change, until cancelled. A broken connection is mended inside.</summary>
    IAsyncEnumerable<WorkloadStatus> WatchAsync(CancellationToken cancellationToken);

    /// <summary>The output of a workload from its first line on, then live until the workload is deleted or the token is cancelled.</summary>
    IAsyncEnumerable<WorkloadLogLine> ReadLogsAsync(string workloadName, CancellationToken cancellationToken);
}
