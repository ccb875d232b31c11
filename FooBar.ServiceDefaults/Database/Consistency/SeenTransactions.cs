using System.Data.Common;
using System.Globalization;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Asks a server for what it has, and waits for it to have what a session has seen.</summary>
internal static class SeenTransactions
{
    // Half the time of a page, and many times what a healthy replica lags behind; the primary answers at once.
    private const string Patience = "0.05";

    /// <summary>Waits a moment until the server has what was seen.</summary>
    /// <exception cref="ReplicaBehindException">It has not.</exception>
    public static async Task AwaitAsync(DbConnection connection, ConsistencyToken seen, CancellationToken cancellationToken)
    {
        if (seen.RequiresPrimary)
        {
            throw new ReplicaBehindException();
        }

        // The text is made of numbers here, whatever it was when it came in.
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT WAIT_FOR_EXECUTED_GTID_SET('{seen.ToGtids()}', {Patience})";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) != 0)
        {
            throw new ReplicaBehindException();
        }
    }

    /// <summary>What the server has now, which includes all that was read or committed on it before.</summary>
    public static async Task<ConsistencyToken> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT @@GLOBAL.gtid_executed, @@GLOBAL.server_uuid";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return ConsistencyToken.FromExecuted(row.GetString(0), Guid.Parse(row.GetString(1)));
    }
}
