using System.Globalization;
using FooBar.ServiceDefaults.Resilience;
using MySqlConnector;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Asks a MySQL server by one cheap query, on a connection that is the probe's own: an exhausted pool, or one full of connections to a server that
/// froze, says nothing about the server.
/// </summary>
internal sealed class MySqlServerProbe(string connectionString) : IServerProbe
{
    private const string AskRole = "SELECT @@GLOBAL.read_only OR @@GLOBAL.super_read_only, @@GLOBAL.offline_mode";

    private const string AskAll =
        AskRole + ", COALESCE((SELECT MAX(epoch) FROM ha.epoch), 0), h.epoch, h.beat FROM (SELECT 1) AS one LEFT JOIN ha.heartbeat AS h ON h.id = 1";

    private readonly string _connectionString = new MySqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        ApplicationName = "foobar-probe",
    }.ConnectionString;

    private MySqlConnection? _connection;

    public Task<ServerReading> ReadAsync(CancellationToken cancellationToken) => BoundedWait.RunAsync(AskAsync, cancellationToken);

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _connection, null) is { } connection ? connection.DisposeAsync() : default;

    // The connection is taken away while it is in use: where nobody waits any more for a server that froze, the next call opens another one.
    private async Task<ServerReading> AskAsync(CancellationToken cancellationToken)
    {
        var connection = Interlocked.Exchange(ref _connection, null);
        try
        {
            if (connection is null)
            {
                connection = new MySqlConnection(_connectionString);
                await connection.OpenAsync(cancellationToken);
            }

            var reading = await AskAsync(connection, cancellationToken);
            if (Interlocked.CompareExchange(ref _connection, connection, null) is null)
            {
                connection = null;
            }

            return reading;
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static async Task<ServerReading> AskAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new MySqlCommand(AskAll, connection);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            Heartbeat? heartbeat = row.IsDBNull(3) ? null : new(row.GetUInt64(3), row.GetUInt64(4));
            return new(row.GetInt64(0) != 0, row.GetBoolean(1), Convert.ToUInt64(row.GetValue(2), CultureInfo.InvariantCulture), heartbeat);
        }
        catch (MySqlException exception) when (IsWithoutEpochs(exception.ErrorCode))
        {
            await using var command = new MySqlCommand(AskRole, connection);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new(row.GetInt64(0) != 0, row.GetBoolean(1));
        }
    }

    // A stack without a sentinel has no schema for it, or lets the application not see it.
    private static bool IsWithoutEpochs(MySqlErrorCode code) => code is
        MySqlErrorCode.UnknownDatabase or MySqlErrorCode.NoSuchTable or MySqlErrorCode.TableAccessDenied or MySqlErrorCode.DatabaseAccessDenied;
}
