using System.Globalization;

namespace FooBar.Telemetry.Receiving;

/// <summary>Reads from /proc/net/udp how many datagrams the kernel dropped for a socket because its buffer was full. Elsewhere than on Linux: 0.</summary>
internal sealed class KernelDrops
{
    private const string Table = "/proc/net/udp";

    private volatile int _port;

    /// <summary>Tells which port is meant.</summary>
    public void Watch(int port) => _port = port;

    /// <summary>The datagrams dropped so far.</summary>
    public long Read() => _port != 0 && File.Exists(Table) ? Count(File.ReadLines(Table), _port) : 0;

    /// <summary>Sums the last column of the lines whose local port, in hexadecimal, is <paramref name="port"/>.</summary>
    internal static long Count(IEnumerable<string> lines, int port)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return lines
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns.Length > 2 && columns[1].EndsWith(suffix, StringComparison.Ordinal))
            .Sum(static columns => long.TryParse(columns[^1], CultureInfo.InvariantCulture, out var drops) ? drops : 0);
    }
}
