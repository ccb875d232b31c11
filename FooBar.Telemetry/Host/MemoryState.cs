using System.Globalization;

namespace FooBar.Telemetry.Host;

/// <summary>The machine's memory in bytes.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Available">What programs can have without anything being swapped out: free memory and caches.</param>
internal sealed record MemoryState(long Total, long Available)
{
    private const int BytesPerKibibyte = 1024;

    /// <summary>Reads /proc/meminfo; null when a line is missing.</summary>
    public static MemoryState? Read(IEnumerable<string> lines)
    {
        long total = 0, available = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
            {
                total = Bytes(line);
            }
            else if (line.StartsWith("MemAvailable:", StringComparison.Ordinal))
            {
                available = Bytes(line);
                break;
            }
        }

        return total > 0 && available > 0 ? new(total, available) : null;
    }

    private static long Bytes(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kibibytes, ..]
        ? long.Parse(kibibytes, NumberStyles.None, CultureInfo.InvariantCulture) * BytesPerKibibyte
        : 0;
}
