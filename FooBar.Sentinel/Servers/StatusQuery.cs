using System.Globalization;
using FooBar.Sentinel.Observation;
using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>Reads a server's status in one round trip.</summary>
internal static class StatusQuery
{
    // One row always. The semi-synchronous variables are asked for by name, for without their plugins they do not exist.
    private const string Sql =
        """
        SELECT
            @@global.server_uuid, @@global.read_only, @@global.super_read_only, @@global.offline_mode, @@global.gtid_executed,
            (SELECT VARIABLE_VALUE FROM performance_schema.global_variables WHERE VARIABLE_NAME = 'rpl_semi_sync_source_enabled'),
            (SELECT VARIABLE_VALUE FROM performance_schema.global_variables WHERE VARIABLE_NAME = 'rpl_semi_sync_replica_enabled'),
            (SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_wait_sessions'),
            (SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_yes_tx'),
            (SELECT HOST FROM performance_schema.replication_connection_configuration WHERE CHANNEL_NAME = ''),
            c.SERVICE_STATE, c.LAST_ERROR_NUMBER, c.LAST_ERROR_MESSAGE, c.RECEIVED_TRANSACTION_SET,
            (SELECT SERVICE_STATE FROM performance_schema.replication_applier_status WHERE CHANNEL_NAME = ''),
            e.LAST_ERROR_NUMBER, e.LAST_ERROR_MESSAGE,
            @@global.max_connections
        FROM (SELECT 1) AS one
        LEFT JOIN performance_schema.replication_connection_status AS c ON c.CHANNEL_NAME = ''
        LEFT JOIN (
            SELECT LAST_ERROR_NUMBER, LAST_ERROR_MESSAGE FROM performance_schema.replication_applier_status_by_worker WHERE CHANNEL_NAME = '' AND LAST_ERROR_NUMBER <> 0
            UNION ALL
            SELECT LAST_ERROR_NUMBER, LAST_ERROR_MESSAGE FROM performance_schema.replication_applier_status_by_coordinator WHERE CHANNEL_NAME = '' AND LAST_ERROR_NUMBER <> 0
            LIMIT 1) AS e ON TRUE
        """;

    /// <summary>What the server says of itself.</summary>
    public static async Task<ServerStatus> ReadAsync(MySqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.RowsAsync(Sql, Read, cancellationToken))[0];

    private static ServerStatus Read(MySqlDataReader row)
    {
        return new(
            Text(0)!, Flag(1), Flag(2), Flag(3), GtidSet.Parse(Text(4)), Flag(5), Flag(6), (int)Number(7), Number(8),
            Text(9) is { Length: > 0 } host
                ? new(host, Thread(10), (int)Number(11), Thread(14), (int)Number(15), Text(16) is { Length: > 0 } applying ? applying : Text(12) ?? "", GtidSet.Parse(Text(13)))
                : null)
        {
            MaxConnections = (int)Number(17),
        };

        string? Text(int column) => row.IsDBNull(column) ? null : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture);
        long Number(int column) => long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        bool Flag(int column) => Text(column) is "1" or "ON" or "True";
        ReplicationThread Thread(int column) => Text(column) switch { "ON" => ReplicationThread.On, "CONNECTING" => ReplicationThread.Connecting, _ => ReplicationThread.Off };
    }
}
