using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Publishes the dashboard's own state as that of a hidden resource.</summary>
internal sealed class DashboardState(DashboardOptions options, ResourceNotificationService notifications)
{
    private readonly DashboardResource _resource = new(DashboardProcess.WorkloadName);

    public Task PublishAsync(WorkloadStatus status) => notifications.PublishUpdateAsync(_resource, before => before with
    {
        ResourceType = KnownResourceTypes.Executable,
        IsHidden = true,
        IconName = "ContentView",
        State = new ResourceStateSnapshot(Text(status.State), Style: null),
        StartTimeStamp = status.StartedAt?.UtcDateTime ?? before.StartTimeStamp,
        StopTimeStamp = status.FinishedAt?.UtcDateTime,
        ExitCode = status.ExitCode,
        Urls = [.. options.FrontendUrls.Select(url => new UrlSnapshot(url.Scheme, url.GetLeftPart(UriPartial.Authority), IsInternal: false)
        {
            IsInactive = status.State is not WorkloadState.Running,
            DisplayProperties = new("Dashboard"),
        })],
        Properties =
        [
            new(KnownProperties.ExecutablePath, options.ExecutablePath),
            new(KnownProperties.ExecutableArgs, status.EffectiveArguments),
            new(KnownProperties.ExecutablePid, status.ProcessId?.ToString(CultureInfo.InvariantCulture)),
        ],
    });

    private static string Text(WorkloadState state) => state switch
    {
        WorkloadState.Starting => KnownResourceStates.Starting,
        WorkloadState.Running => KnownResourceStates.Running,
        WorkloadState.Stopping => KnownResourceStates.Stopping,
        WorkloadState.Exited => KnownResourceStates.Exited,
        WorkloadState.FailedToStart => KnownResourceStates.FailedToStart,
        WorkloadState.RuntimeUnhealthy => KnownResourceStates.RuntimeUnhealthy,
        _ => "Unknown",
    };
}
