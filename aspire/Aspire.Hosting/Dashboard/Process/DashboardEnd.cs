using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Says why the dashboard ended.</summary>
internal static class DashboardEnd
{
    private const int InvalidConfiguration = 101;
    private const int AddressInUse = 102;

    public static string Describe(WorkloadStatus status, DashboardOptions options) => status switch
    {
        { State: WorkloadState.FailedToStart } => $"It could not be started: {status.Message}",
        { ExitCode: AddressInUse } => PortProbe.DescribeTaken(options) ?? "One of its ports was in use.",
        { ExitCode: InvalidConfiguration } => "It refused its configuration; the lines above say what.",
        { ExitCode: { } code } => $"It ended with exit code {code}.",
        { Deleted: true } => "It was removed.",
        _ => "It ended without an exit code, as a killed process does.",
    };
}
