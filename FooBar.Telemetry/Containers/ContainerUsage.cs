using System.Text.Json;

namespace FooBar.Telemetry.Containers;

/// <summary>What a container uses of its machine, totals since its start.</summary>
/// <param name="Processor">Processor time.</param>
/// <param name="Memory">Bytes of memory that are not a cache.</param>
/// <param name="Threads">How many threads there are.</param>
/// <param name="DiskRead">Bytes read from disks.</param>
/// <param name="DiskWritten">Bytes written to disks.</param>
/// <param name="Received">Bytes received.</param>
/// <param name="Sent">Bytes sent.</param>
internal sealed record ContainerUsage(TimeSpan Processor, long Memory, long Threads, long DiskRead, long DiskWritten, long Received, long Sent)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Reads the engine's answer, with either version of control groups; what it does not tell is 0. Null when the container does not run.</summary>
    public static ContainerUsage? Read(JsonElement statistics)
    {
        var used = Number(statistics, "memory_stats", "usage");
        if (used == 0)
        {
            return null;
        }

        var cached = Number(statistics, "memory_stats", "stats", "total_inactive_file") is var first and > 0 ? first : Number(statistics, "memory_stats", "stats", "inactive_file");
        return new(
            TimeSpan.FromTicks(Number(statistics, "cpu_stats", "cpu_usage", "total_usage") / NanosecondsPerTick),
            Math.Max(0, used - cached),
            Number(statistics, "pids_stats", "current"),
            Disk(statistics, "read"),
            Disk(statistics, "write"),
            Network(statistics, "rx_bytes"),
            Network(statistics, "tx_bytes"));
    }

    private static long Disk(JsonElement statistics, string operation) =>
        Find(statistics, "blkio_stats", "io_service_bytes_recursive") is { ValueKind: JsonValueKind.Array } entries
            ? entries.EnumerateArray()
                .Where(entry => string.Equals(entry.GetProperty("op").GetString(), operation, StringComparison.OrdinalIgnoreCase))
                .Sum(static entry => Number(entry, "value"))
            : 0;

    private static long Network(JsonElement statistics, string counter) =>
        Find(statistics, "networks") is { ValueKind: JsonValueKind.Object } networks ? networks.EnumerateObject().Sum(network => Number(network.Value, counter)) : 0;

    private static long Number(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
