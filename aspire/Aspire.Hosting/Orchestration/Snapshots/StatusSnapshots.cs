using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Notifications;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Orchestration.Snapshots;

/// <summary>What an observation of its workload makes of a resource's state.</summary>
internal static class StatusSnapshots
{
    public static CustomResourceSnapshot Apply(CustomResourceSnapshot before, IResource resource, WorkloadStatus status)
    {
        var after = before with
        {
            State = StateOf(resource, status),
            ExitCode = status.ExitCode,
            StartTimeStamp = status.StartedAt?.UtcDateTime,
            StopTimeStamp = status.FinishedAt?.UtcDateTime,
            Properties = resource.IsContainer()
                ? before.Properties.With(KnownProperties.ContainerId, status.ContainerId)
                : before.Properties.With(KnownProperties.ExecutablePid, status.ProcessId),
            EnvironmentVariables = EnvironmentOf(before.EnvironmentVariables, status),
            Urls = UrlSnapshots.Activate(before.Urls, status.State == WorkloadState.Running),
        };
        return status.State == WorkloadState.Running ? after : NotRunning(after, resource);
    }

    /// <summary>Forgets what was known of the health of a resource that ran.</summary>
    public static CustomResourceSnapshot NotRunning(CustomResourceSnapshot snapshot, IResource resource) =>
        snapshot with { HealthReports = InitialSnapshot.HealthReportsOf(resource), ResourceReadyEvent = null };

    /// <summary>The state in Aspire's words. It has no style but for an error: the dashboard's own says more, as it goes with the health.</summary>
    public static ResourceStateSnapshot StateOf(IResource resource, WorkloadStatus status) => status switch
    {
        { Deleted: true } => new(EndOf(resource), null),
        { State: WorkloadState.Starting } => new(KnownResourceStates.Starting, null),
        { State: WorkloadState.Running } => new(KnownResourceStates.Running, null),
        { State: WorkloadState.Stopping } => new(KnownResourceStates.Stopping, null),
        { State: WorkloadState.Exited } => new(EndOf(resource), null),
        { State: WorkloadState.FailedToStart } => new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
        { State: WorkloadState.RuntimeUnhealthy } => new(KnownResourceStates.RuntimeUnhealthy, null),
        _ => new("Unknown", null),
    };

    private static string EndOf(IResource resource) => resource.IsContainer() ? KnownResourceStates.Exited : KnownResourceStates.Finished;

    private static ImmutableArray<EnvironmentVariableSnapshot> EnvironmentOf(ImmutableArray<EnvironmentVariableSnapshot> planned, WorkloadStatus status)
    {
        if (status.EffectiveEnvironment.Count == 0)
        {
            return planned;
        }

        var names = planned.Where(variable => variable.IsFromSpec).Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. status.EffectiveEnvironment
                .OrderBy(variable => variable.Key, StringComparer.Ordinal)
                .Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, names.Contains(variable.Key))),
        ];
    }
}
