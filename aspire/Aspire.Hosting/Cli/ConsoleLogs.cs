using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli.Wire;

namespace Aspire.Hosting.Cli;

/// <summary>Reads console logs for <c>aspire logs</c>. A caller that reads slowly slows nobody but itself.</summary>
internal sealed class ConsoleLogs(ResourceNotificationService notifications, ResourceLoggerService logs)
{
    // Batches that wait for the caller. The logs keep the rest.
    private const int Ahead = 8;

    /// <summary>The lines that were asked for, of each resource in order; without end when they are to be followed.</summary>
    public async IAsyncEnumerable<ConsoleLogBatch> ReadAsync(ConsoleLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = Names(request);
        if (request is { Follow: false, Tail: > 0 } && names is [var only])
        {
            yield return new ConsoleLogBatch(await LastAsync(only, request.Search, request.Tail.Value, cancellationToken));
            yield break;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ConsoleLogBatch>(new BoundedChannelOptions(Ahead) { SingleReader = true });
        var readers = Task.WhenAll(names.Select(name => ReadAsync(name, request, batches.Writer, ending.Token)));
        _ = readers.ContinueWith(ended => batches.Writer.TryComplete(ended.Exception), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await readers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string[] Names(ConsoleLogRequest request) =>
    [
        .. notifications.Current
            .Where(current => request.ResourceName is null
                ? request.IncludeHidden || !current.Snapshot.IsHidden
                : string.Equals(current.ResourceId, request.ResourceName, StringComparison.OrdinalIgnoreCase))
            .Select(current => current.ResourceId),
    ];

    private async Task ReadAsync(string name, ConsoleLogRequest request, ChannelWriter<ConsoleLogBatch> writer, CancellationToken cancellationToken)
    {
        var batches = request.Follow ? logs.WatchAsync(name) : logs.GetAllAsync(name);
        await foreach (var lines in batches.WithCancellation(cancellationToken))
        {
            if (Select(name, lines, request.Search) is { Length: > 0 } selected)
            {
                await writer.WriteAsync(new ConsoleLogBatch(selected), cancellationToken);
            }
        }
    }

    private async Task<ConsoleLogLine[]> LastAsync(string name, string? search, int count, CancellationToken cancellationToken)
    {
        var last = new Queue<ConsoleLogLine>();
        await foreach (var lines in logs.GetAllAsync(name).WithCancellation(cancellationToken))
        {
            foreach (var line in Select(name, lines, search))
            {
                if (last.Count == count)
                {
                    last.Dequeue();
                }

                last.Enqueue(line);
            }
        }

        return [.. last];
    }

    // The command looks once more, into the text without its colours; here only what cannot match is left out.
    private static ConsoleLogLine[] Select(string name, IReadOnlyList<LogLine> lines, string? search) =>
    [
        .. lines
            .Where(line => string.IsNullOrEmpty(search)
                || name.Contains(search, StringComparison.OrdinalIgnoreCase)
                || line.Content.Contains(search, StringComparison.OrdinalIgnoreCase)
                || line.Content.Contains('\u001b', StringComparison.Ordinal))
            .Select(line => new ConsoleLogLine(name, line.LineNumber, line.Content, line.IsErrorMessage)),
    ];
}
