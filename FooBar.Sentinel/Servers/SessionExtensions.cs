using System.Globalization;
using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>Single statements on a connection. One that is cancelled begins no more; one that has begun is left to its end.</summary>
/// <remarks>
/// The driver never gets the token. To cancel a command it opens another connection to the server, and whoever cancels waits for that: three seconds
/// where the server is frozen, which is longer than a failover takes.
/// </remarks>
internal static class SessionExtensions
{
    /// <summary>Runs statements.</summary>
    public static async Task ExecuteAsync(this MySqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        cancellationToken.ThrowIfCancellationRequested();
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Asks for one value; null where there is none.</summary>
    public static async Task<string?> ScalarAsync(this MySqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        cancellationToken.ThrowIfCancellationRequested();
        return Convert.ToString(await command.ExecuteScalarAsync(CancellationToken.None), CultureInfo.InvariantCulture);
    }

    /// <summary>Asks for rows.</summary>
    public static async Task<IReadOnlyList<T>> RowsAsync<T>(this MySqlConnection connection, string sql, Func<MySqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(sql, []);
        cancellationToken.ThrowIfCancellationRequested();
        await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
        var all = new List<T>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            all.Add(read(rows));
        }

        return all;
    }

    private static MySqlCommand Command(this MySqlConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = new MySqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
