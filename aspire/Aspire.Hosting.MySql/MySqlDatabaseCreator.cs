using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace Aspire.Hosting.MySql;

/// <summary>Creates the databases of a server that has become ready.</summary>
internal static partial class MySqlDatabaseCreator
{
    public static async Task CreateAsync(MySqlServerResource server, ResourceReadyEvent ready, CancellationToken cancellationToken)
    {
        if (server.DatabaseResources.Count == 0)
        {
            return;
        }

        await using var connection = new MySqlConnection(await server.ConnectionStringExpression.GetValueAsync(cancellationToken));
        await connection.OpenAsync(cancellationToken);
        foreach (var database in server.DatabaseResources)
        {
            var logger = ready.Services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
            try
            {
                await using var command = connection.CreateCommand();
                command.CommandText = CreateStatement(database.DatabaseName);
                await command.ExecuteNonQueryAsync(cancellationToken);
                LogCreated(logger, database.DatabaseName);
            }
            catch (MySqlException exception)
            {
                // The database's own health check keeps saying so; the server and its other databases are of use without it.
                LogFailed(logger, exception, database.DatabaseName);
            }
        }
    }

    /// <summary>The statement for a database of any name.</summary>
    internal static string CreateStatement(string databaseName) =>
        $"CREATE DATABASE IF NOT EXISTS `{databaseName.Replace("`", "``", StringComparison.Ordinal)}`";

    [LoggerMessage(1, LogLevel.Information, "The database '{Database}' is there.")]
    private static partial void LogCreated(ILogger logger, string database);

    [LoggerMessage(2, LogLevel.Error, "The database '{Database}' could not be created.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string database);
}
