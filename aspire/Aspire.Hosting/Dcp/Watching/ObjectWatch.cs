using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Wire;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Watching;

/// <summary>Follows all objects of a kind into the table, through every interruption of the stream.</summary>
internal sealed partial class ObjectWatch<TSpec, TStatus>(
    DcpClient client,
    DcpKind kind,
    JsonTypeInfo<DcpObject<TSpec, TStatus>> objectType,
    JsonTypeInfo<ObjectList<DcpObject<TSpec, TStatus>>> listType,
    WorkloadTable table,
    Func<Workload, DcpObject<TSpec, TStatus>, CancellationToken, Task> observe,
    TimeProvider time,
    ILogger logger)
    where TSpec : class
    where TStatus : class
{
    private static readonly TimeSpan PauseAfterBreak = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // The stream is opened first and read last: what happens while the list is on its way is in the stream.
                using var watch = await client.OpenWatchAsync(kind, cancellationToken);
                await ListAsync(cancellationToken);
                await foreach (var item in DcpClient.ReadWatchAsync(watch, cancellationToken))
                {
                    await ApplyAsync(item, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or DcpApiException or JsonException)
            {
                LogBroken(logger, kind.Plural, exception.Message);
                try
                {
                    await Task.Delay(PauseAfterBreak, time, cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Finds what was removed while nobody watched.</summary>
    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var known = table.All.Where(entry => entry.IsKnown && entry.Workload.Kind == kind).Select(entry => entry.Workload).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var items = await client.ListAsync(kind, listType, cancellationToken);
        var names = items.Select(item => item.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var workload in known.Where(workload => !names.Contains(workload.ObjectName)))
        {
            table.Remove(workload);
        }
    }

    private async Task ApplyAsync(WatchEvent item, CancellationToken cancellationToken)
    {
        var value = item.Object.Deserialize(objectType)!;
        if (table.Find(value.Metadata.Name) is not { } workload)
        {
            return;
        }

        if (item.Type == WatchEvent.Deleted)
        {
            table.Remove(workload);
        }
        else
        {
            await observe(workload, value, cancellationToken);
        }
    }

    [LoggerMessage(20, LogLevel.Debug, "The watch of {Kind} broke and is opened again: {Reason}")]
    private static partial void LogBroken(ILogger logger, string kind, string reason);
}
