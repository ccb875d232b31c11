using System.Collections.Concurrent;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Mapping;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Watching;

/// <summary>Watches containers and processes, and finds the words for what goes wrong with them.</summary>
internal sealed class WorkloadObserver(DcpClient client, WorkloadTable table, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan ReasonTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Workload, bool> _startsFollowed = new();

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var containers = new ObjectWatch<ContainerSpec, ContainerStatus>(
            client, DcpKind.Container, DcpJson.Default.Container, DcpJson.Default.Containers, table, ObserveContainerAsync, time, logger);
        var processes = new ObjectWatch<ExecutableSpec, ExecutableStatus>(
            client, DcpKind.Executable, DcpJson.Default.Executable, DcpJson.Default.Executables, table, ObserveProcessAsync, time, logger);
        return Task.WhenAll(containers.RunAsync(cancellationToken), processes.RunAsync(cancellationToken));
    }

    private Task ObserveContainerAsync(Workload workload, DcpObject<ContainerSpec, ContainerStatus> value, CancellationToken cancellationToken)
    {
        var status = StatusMapping.OfContainer(workload.Name, value.Status, value.Metadata.DeletionTimestamp is not null);
        var message = status.State switch
        {
            WorkloadState.FailedToStart => FailureReason.OfContainer(workload.Container!.Image, status.Message),
            WorkloadState.RuntimeUnhealthy => "The container engine does not answer. Start it (sudo systemctl start docker, or open Docker Desktop); the container is started when it is back.",
            _ => status.Message,
        };
        table.Observe(workload, status with { Message = message }, value.Metadata.Version);

        if (status.State == WorkloadState.Starting && value.Status?.StartupStdErrFile is { Length: > 0 } && _startsFollowed.TryAdd(workload, true))
        {
            _ = FollowStartAsync(workload, cancellationToken);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The orchestrator tries a failed start again for up to half a minute before it gives up. A person should read sooner what is
    /// wrong: the engine says it in its first answer. A start without trouble is not burdened with the reading.
    /// </summary>
    private async Task FollowStartAsync(Workload workload, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(UsualStart, time, cancellationToken);
            if (await table.WaitAsync(workload, _ => true, cancellationToken) is not { State: WorkloadState.Starting })
            {
                return;
            }

            var text = "";
            await foreach (var line in client.ReadLogAsync(workload.Kind, workload.ObjectName, LogSource.StartupStandardError, skip: 0, follow: true, cancellationToken))
            {
                text += line + "\n";
                if (FailureReason.Recognize(workload.Container!.Image, text) is { } reason)
                {
                    table.Explain(workload, reason);
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or DcpApiException)
        {
            // The final status carries the reason too.
        }
        finally
        {
            _startsFollowed.TryRemove(workload, out _);
        }
    }

    private async Task ObserveProcessAsync(Workload workload, DcpObject<ExecutableSpec, ExecutableStatus> value, CancellationToken cancellationToken)
    {
        var status = StatusMapping.OfProcess(workload.Name, value.Status, value.Metadata.DeletionTimestamp is not null);
        if (status.State == WorkloadState.FailedToStart && value.Metadata.DeletionTimestamp is null)
        {
            var process = workload.Process!;
            status = status with { Message = FailureReason.OfProcess(process.ExecutablePath, process.WorkingDirectory, await ReadSystemLogAsync(workload, cancellationToken)) };
        }

        table.Observe(workload, status, value.Metadata.Version);
    }

    /// <summary>What the orchestrator wrote about a workload; the status of a process has no reason in it.</summary>
    private async Task<IReadOnlyList<string>> ReadSystemLogAsync(Workload workload, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        using var limit = new CancellationTokenSource(ReasonTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var line in client.ReadLogAsync(workload.Kind, workload.ObjectName, LogSource.System, skip: 0, follow: false, both.Token))
            {
                lines.Add(line);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DcpApiException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
        }

        return lines;
    }
}
