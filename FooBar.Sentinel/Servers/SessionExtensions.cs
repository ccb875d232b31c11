using System.Globalization;
using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>Single statements on a connection.</summary>
internal static class SessionExtensions
{
    /// <summary>Runs statements.</summary>
    public static async Task ExecuteAsync(this MySqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Asks for one value; null where there is none.</summary>
    public static async Task<string?> ScalarAsync(this MySqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
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
