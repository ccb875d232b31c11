using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Watching;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Logs;

/// <summary>Reads all that a workload writes: both its streams, and before them what the engine wrote when it could not start it.</summary>
internal sealed class LogReader(DcpClient client, WorkloadTable table, TimeProvider time)
{
    private const int Buffered = 4096;

    // A finished container's log is copied by the orchestrator while it is read, and its stream may end before the copy does:
    // only streams that bring nothing new show that all was read.
    private const int EmptyReadsAtTheEnd = 2;

    // The orchestrator ends the streams of a removed workload after 5 seconds.
    private static readonly TimeSpan TimeForLastLines = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseBetweenReads = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<WorkloadLogLine> ReadAsync(Workload workload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = Channel.CreateBounded<WorkloadLogLine>(Buffered);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAllAsync(workload, lines.Writer, end.Token);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
            {
                yield return line;
            }
        }
        finally
        {
            await end.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAllAsync(Workload workload, ChannelWriter<WorkloadLogLine> lines, CancellationToken cancellationToken)
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            string[] sources = workload.Kind == DcpKind.Container
                ? [LogSource.StartupStandardError, LogSource.StandardOutput, LogSource.StandardError]
                : [LogSource.StandardOutput, LogSource.StandardError];
            var streams = Task.WhenAll(sources.Select(source => ReadStreamAsync(workload, source, lines, end.Token)));
            await table.WaitAsync(workload, _ => false, cancellationToken);
            end.CancelAfter(TimeForLastLines);
            await streams;
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            lines.TryComplete();
        }
    }

    private async Task ReadStreamAsync(Workload workload, string source, ChannelWriter<WorkloadLogLine> lines, CancellationToken cancellationToken)
    {
        var isStart = source == LogSource.StartupStandardError;
        var readsAtTheEnd = workload.Kind == DcpKind.Container && !isStart ? EmptyReadsAtTheEnd : 1;
        if (isStart)
        {
            // What goes smoothly has nothing to tell, and reading it costs time while everything starts.
            await Task.Delay(UsualStart, time, cancellationToken);
            if (await table.WaitAsync(workload, _ => true, cancellationToken) is not { State: WorkloadState.Starting or WorkloadState.FailedToStart })
            {
                return;
            }
        }

        long read = 0;
        var emptyReads = 0;
        while (await table.WaitAsync(workload, status => isStart || HasRunOrFailed(status), cancellationToken) is { } status)
        {
            if (status.State == WorkloadState.FailedToStart && !isStart)
            {
                return;
            }

            var isLast = isStart ? status.State != WorkloadState.Starting : status.State == WorkloadState.Exited;
            var (count, isComplete) = await ReadOnceAsync(workload, source, read, lines, cancellationToken);
            read += count;
            emptyReads = isLast && isComplete && count == 0 ? emptyReads + 1 : 0;
            if (emptyReads == readsAtTheEnd)
            {
                return;
            }

            await Task.Delay(PauseBetweenReads, time, cancellationToken);
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <returns>How many lines came, and whether the stream ended rather than broke.</returns>
    private async Task<(long Count, bool IsComplete)> ReadOnceAsync(
        Workload workload, string source, long skip, ChannelWriter<WorkloadLogLine> lines, CancellationToken cancellationToken)
    {
        long count = 0;
        try
        {
            await foreach (var line in client.ReadLogAsync(workload.Kind, workload.ObjectName, source, skip, follow: true, cancellationToken))
            {
                await lines.WriteAsync(LogLine.Parse(line, source != LogSource.StandardOutput), cancellationToken);
                count++;
            }

            return (count, true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DcpApiException)
        {
            return (count, false);
        }
    }

    private static bool HasRunOrFailed(WorkloadStatus status) =>
        status.State is WorkloadState.Running or WorkloadState.Stopping or WorkloadState.Exited or WorkloadState.FailedToStart;
}
