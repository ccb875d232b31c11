using System.Globalization;

namespace Aspire.Hosting.Cli;

/// <summary>
/// When this process started, as a mark that tells it from a later one with the same number. On Linux that is the time since the
/// machine's start, which no change of its clock moves; the <c>aspire</c> command reckons the same.
/// </summary>
internal static class ProcessStart
{
    // The unit of /proc, the same on every machine that .NET runs on.
    private const int TicksPerSecond = 100;
    private const int StartField = 19;

    /// <summary>The mark of this process.</summary>
    /// <param name="started">When it started by the clock.</param>
    public static DateTimeOffset Mark(DateTimeOffset started) =>
        OperatingSystem.IsLinux() ? DateTimeOffset.FromUnixTimeMilliseconds(Ticks(File.ReadAllText("/proc/self/stat")) * 1000 / TicksPerSecond) : started;

    /// <summary>The ticks in a line of /proc: the twentieth field after the program's name, which may hold blanks and brackets.</summary>
    internal static long Ticks(string line) => long.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[StartField], CultureInfo.InvariantCulture);
}
