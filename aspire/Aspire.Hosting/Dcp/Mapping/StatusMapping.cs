using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>Reads what the orchestrator observed.</summary>
internal static class StatusMapping
{
    private const int UnknownExitCode = -1;

    public static WorkloadStatus OfContainer(string name, ContainerStatus? status, bool isBeingDeleted)
    {
        var state = AtEnd(ContainerState(status?.State), isBeingDeleted);
        return new WorkloadStatus(name, state)
        {
            ContainerId = string.IsNullOrEmpty(status?.ContainerId) ? null : status.ContainerId,
            StartedAt = status?.StartupTimestamp,
            FinishedAt = status?.FinishTimestamp,
            ExitCode = ExitCode(state, status?.ExitCode),
            Message = status?.Message ?? "",
        };
    }

    public static WorkloadStatus OfProcess(string name, ExecutableStatus? status, bool isBeingDeleted)
    {
        var state = AtEnd(ProcessState(status?.State), isBeingDeleted);
        return new WorkloadStatus(name, state)
        {
            ProcessId = status?.Pid,
            StartedAt = status?.StartupTimestamp,
            FinishedAt = status?.FinishTimestamp,
            ExitCode = ExitCode(state, status?.ExitCode),
        };
    }

    private static WorkloadState ContainerState(string? state) => state switch
    {
        null or "" or "Pending" or "Building" or "Starting" => WorkloadState.Starting,
        "Running" or "Paused" => WorkloadState.Running,
        "Stopping" => WorkloadState.Stopping,
        "Exited" => WorkloadState.Exited,
        "FailedToStart" or "NotFound" => WorkloadState.FailedToStart,
        "RuntimeUnhealthy" => WorkloadState.RuntimeUnhealthy,
        _ => WorkloadState.Unknown,
    };

    private static WorkloadState ProcessState(string? state) => state switch
    {
        null or "" or "Starting" => WorkloadState.Starting,
        "Running" => WorkloadState.Running,
        "Stopping" => WorkloadState.Stopping,
        "Finished" or "Terminated" => WorkloadState.Exited,
        "FailedToStart" or "NotFound" => WorkloadState.FailedToStart,
        _ => WorkloadState.Unknown,
    };

    private static WorkloadState AtEnd(WorkloadState state, bool isBeingDeleted) =>
        isBeingDeleted && state == WorkloadState.Running ? WorkloadState.Stopping : state;

    private static int? ExitCode(WorkloadState state, int? code) => state == WorkloadState.Exited && code != UnknownExitCode ? code : null;
}
