namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>Where a workload is in its life.</summary>
internal enum WorkloadState
{
    /// <summary>Nothing is known yet, or the orchestrator lost sight of it.</summary>
    Unknown,

    /// <summary>It was accepted and is on its way up.</summary>
    Starting,

    /// <summary>Its process runs.</summary>
    Running,

    /// <summary>It was asked to stop and has not yet ended.</summary>
    Stopping,

    /// <summary>It ended, by itself or because it was asked to; the exit code tells which.</summary>
    Exited,

    /// <summary>It never ran: <see cref="WorkloadStatus.Message"/> says why.</summary>
    FailedToStart,

    /// <summary>The container engine is away or ill.</summary>
    RuntimeUnhealthy,
}
