using System.Globalization;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Logs;

/// <summary>Takes a line of a log apart: <c>2026-11-22T19:19:10.933470025Z text</c>, in places with a line number before it.</summary>
internal static class LogLine
{
    private const int MaxTimestamp = 40;

    public static WorkloadLogLine Parse(string line, bool isStandardError)
    {
        var rest = line.AsSpan();
        if (TryTakeTimestamp(ref rest, out var timestamp))
        {
            return new WorkloadLogLine(rest.ToString(), isStandardError, timestamp);
        }

        var space = rest.IndexOf(' ');
        if (space is > 0 and <= 10 && uint.TryParse(rest[..space], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            rest = rest[(space + 1)..];
            if (TryTakeTimestamp(ref rest, out timestamp))
            {
                return new WorkloadLogLine(rest.ToString(), isStandardError, timestamp);
            }
        }

        return new WorkloadLogLine(line, isStandardError, null);
    }

    private static bool TryTakeTimestamp(ref ReadOnlySpan<char> line, out DateTimeOffset timestamp)
    {
        var space = line.IndexOf(' ');
        var end = space < 0 ? line.Length : space;
        timestamp = default;
        // Nanoseconds are read to the seven digits that a DateTimeOffset holds.
        if (end is < 20 or > MaxTimestamp || line[10] != 'T'
            || !DateTimeOffset.TryParse(line[..end], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp))
        {
            return false;
        }

        line = space < 0 ? [] : line[(space + 1)..];
        return true;
    }
}
