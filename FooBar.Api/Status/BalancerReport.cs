namespace FooBar.Api.Status;

/// <summary>What the load balancer says of itself and of the servers behind it.</summary>
/// <param name="RequestsPerSecond">How many requests came in from visitors in the last second.</param>
/// <param name="Servers">The servers of the web and the application tier: backend, name, and HAProxy's word for the state.</param>
internal sealed record BalancerReport(double RequestsPerSecond, IReadOnlyList<(string Backend, string Name, string State)> Servers)
{
    /// <summary>Reads HAProxy's statistics as CSV: a line of names that begins with a hash, then a line for each frontend, backend and server.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static BalancerReport Parse(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].StartsWith("# pxname,svname,", StringComparison.Ordinal))
        {
            throw new FormatException("These are no statistics of HAProxy.");
        }

        var names = lines[0][2..].Split(',');
        var (status, rate) = (Array.IndexOf(names, "status"), Array.IndexOf(names, "req_rate"));
        if (status < 0 || rate < 0)
        {
            throw new FormatException("HAProxy's statistics have no column 'status' or 'req_rate'.");
        }

        var requests = 0.0;
        var servers = new List<(string, string, string)>();
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            if (cells.Length <= Math.Max(status, rate))
            {
                continue;
            }

            if (cells is ["https", "FRONTEND", ..])
            {
                requests = double.TryParse(cells[rate], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;
            }
            else if (cells is ["www", "web", ..] || (cells[0] == "application" && cells[1] != "BACKEND"))
            {
                servers.Add((cells[0], cells[1], cells[status]));
            }
        }

        return new(requests, servers);
    }
}
