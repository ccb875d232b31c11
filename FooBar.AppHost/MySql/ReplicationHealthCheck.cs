using Microsoft.Extensions.Diagnostics.HealthChecks;
using MySqlConnector;

namespace FooBar.AppHost.MySql;

/// <summary>Whether a server does its part, as primary or as replica, asked with the monitoring account.</summary>
internal sealed class ReplicationHealthCheck(ReferenceExpression connectionString) : IHealthCheck
{
    // One row always: aggregates and scalar subqueries give null or nothing where the server has no replication.
    private const string Query =
        """
        SELECT
            (SELECT SERVICE_STATE FROM performance_schema.replication_connection_status WHERE CHANNEL_NAME = ''),
            (SELECT LAST_ERROR_MESSAGE FROM performance_schema.replication_connection_status WHERE CHANNEL_NAME = ''),
            (SELECT SERVICE_STATE FROM performance_schema.replication_applier_status WHERE CHANNEL_NAME = ''),
            (SELECT COALESCE(MAX(LAST_ERROR_MESSAGE), '') FROM (
                SELECT LAST_ERROR_MESSAGE FROM performance_schema.replication_applier_status_by_coordinator WHERE CHANNEL_NAME = ''
                UNION ALL
                SELECT LAST_ERROR_MESSAGE FROM performance_schema.replication_applier_status_by_worker WHERE CHANNEL_NAME = '') AS errors),
            (SELECT COALESCE(MAX(TIMESTAMPDIFF(MICROSECOND, APPLYING_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP, NOW(6))), 0)
                FROM performance_schema.replication_applier_status_by_worker WHERE CHANNEL_NAME = '' AND APPLYING_TRANSACTION <> ''),
            @@global.read_only OR @@global.offline_mode
        """;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return ReplicationVerdict.Judge(await ObserveAsync(cancellationToken));
        }
        catch (MySqlException failure)
        {
            return new(context.Registration.FailureStatus, $"Replication cannot be looked at: {failure.Message}", failure);
        }
    }

    private async Task<ReplicationStatus> ObserveAsync(CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(await connectionString.GetValueAsync(cancellationToken));
        await connection.OpenAsync(cancellationToken);
        await using var command = new MySqlCommand(Query, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetInt64(5) == 0, Text(0), Text(1) ?? "", Text(2), Text(3) ?? "", TimeSpan.FromMicroseconds(Math.Max(0, row.GetInt64(4))));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
