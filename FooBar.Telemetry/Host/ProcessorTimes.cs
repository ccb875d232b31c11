using System.Globalization;

namespace FooBar.Telemetry.Host;

/// <summary>How long the machine's processors did what, summed over all of them since its start.</summary>
/// <param name="User">Programs.</param>
/// <param name="System">The kernel, interrupts included.</param>
/// <param name="Idle">Nothing.</param>
/// <param name="Wait">Nothing, while a disk was waited for.</param>
/// <param name="Steal">Taken by the machine below a virtual one.</param>
internal sealed record ProcessorTimes(TimeSpan User, TimeSpan System, TimeSpan Idle, TimeSpan Wait, TimeSpan Steal)
{
    // Linux tells them in hundredths of a second on every platform that .NET runs on.
    private const int TicksPerSecond = 100;

    /// <summary>Reads the first line of /proc/stat; null when it is none.</summary>
    public static ProcessorTimes? Read(string line)
    {
        var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return columns is ["cpu", _, _, _, _, _, _, _, _, ..]
            ? new(Time(columns, 1, 2), Time(columns, 3, 6, 7), Time(columns, 4), Time(columns, 5), Time(columns, 8))
            : null;
    }

    private static TimeSpan Time(string[] columns, params ReadOnlySpan<int> which)
    {
        var ticks = 0L;
        foreach (var column in which)
        {
            ticks += long.Parse(columns[column], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
    }
}
