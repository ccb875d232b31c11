namespace FooBar.Chaos.Stack;

/// <summary>HAProxy's statistics, as it gives them for programs.</summary>
internal static class BalancerTable
{
    /// <summary>The servers that take no requests in some backend: down, in maintenance or drained.</summary>
    /// <param name="csv">The table; its first line names the columns.</param>
    public static IReadOnlySet<string> Down(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].TrimStart('#', ' ').Split(',');
        var (server, status) = (Array.IndexOf(columns, "svname"), Array.IndexOf(columns, "status"));
        return lines.Skip(1)
            .Select(static line => line.Split(','))
            .Where(cells => cells[server] is not ("FRONTEND" or "BACKEND") && !cells[status].StartsWith("UP", StringComparison.Ordinal) && cells[status] != "no check")
            .Select(cells => cells[server])
            .ToHashSet(StringComparer.Ordinal);
    }
}
