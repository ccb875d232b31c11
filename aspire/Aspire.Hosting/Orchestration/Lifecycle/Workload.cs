using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>One run of a resource.</summary>
/// <param name="name">The workload's name.</param>
internal sealed class Workload(string name)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    /// <summary>Completes when it has ended or could not be started.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether it was asked to stop.</summary>
    public bool IsStopping { get; set; }

    /// <summary>What an observation means: one that was made before a stop took hold does not undo it.</summary>
    public WorkloadStatus Interpret(WorkloadStatus status) =>
        IsStopping && status is { Deleted: false, State: WorkloadState.Running or WorkloadState.Starting } ? status with { State = WorkloadState.Stopping } : status;

    /// <summary>Notes that it ended, or never ran. Returns whether that is news.</summary>
    public bool End() => _ended.TrySetResult();
}
