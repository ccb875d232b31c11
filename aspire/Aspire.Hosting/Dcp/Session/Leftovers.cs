using System.Diagnostics;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>Removes what an orchestrator left that was killed.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    public static async Task RemoveAsync(
        DcpOptions options, IReadOnlyList<string> containers, string? network, IEnumerable<WorkloadStatus> processes, TimeProvider time)
    {
        foreach (var status in processes)
        {
            Kill(status);
        }

        using var limit = new CancellationTokenSource(options.StopTimeout, time);
        try
        {
            if (containers.Count > 0)
            {
                await EngineCommand.RunAsync(options.ContainerRuntime, ["rm", "--force", "--volumes", .. containers], limit.Token);
            }

            if (network is not null)
            {
                await EngineCommand.RunAsync(options.ContainerRuntime, ["network", "rm", network], limit.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or DistributedApplicationException)
        {
            // The engine does not answer: the next orchestrator removes containers whose creator is gone.
        }
    }

    private static void Kill(WorkloadStatus status)
    {
        if (status is not { ProcessId: { } id, StartedAt: { } started, State: WorkloadState.Running or WorkloadState.Stopping })
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            // The id may have gone to another process since.
            if ((process.StartTime.ToUniversalTime() - started.UtcDateTime).Duration() < StartTolerance)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended.
        }
    }
}
