using FooBar.Sentinel.Observation;
using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>Looks through a server's binary logs.</summary>
internal static class BinaryLogs
{
    /// <summary>The paths of those that contain any of these transactions, newest first.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(MySqlConnection connection, GtidSet transactions, CancellationToken cancellationToken)
    {
        var index = await connection.ScalarAsync("SELECT @@global.log_bin_basename", cancellationToken) ?? throw new FormatException("The server has no binary log.");
        var folder = Path.GetDirectoryName(index)!;
        var names = await ReadAsync(connection, "SHOW BINARY LOGS", 0, cancellationToken);
        var found = new List<string>();
        for (var i = names.Count - 1; i >= 0; i--)
        {
            // Each begins with what all before it contain.
            var events = await ReadAsync(connection, $"SHOW BINLOG EVENTS IN '{MySqlHelper.EscapeString(names[i])}' LIMIT 2", 5, cancellationToken);
            var before = GtidSet.Parse(events.Count > 1 ? events[1].Replace("\n", "", StringComparison.Ordinal) : "");
            if (!before.Contains(transactions))
            {
                found.Add($"{folder}/{names[i]}");
            }

            if (transactions.Except(before).Equals(transactions))
            {
                break;
            }
        }

        return found;
    }

    private static Task<IReadOnlyList<string>> ReadAsync(MySqlConnection connection, string sql, int column, CancellationToken cancellationToken) =>
        connection.RowsAsync(sql, row => row.GetString(column), cancellationToken);
}
