using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MySqlConnector;

namespace Aspire.Hosting.MySql;

/// <summary>Asks a server or database to answer a query.</summary>
internal sealed class MySqlHealthCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = new MySqlConnection(await resource.GetConnectionStringAsync(cancellationToken));
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy($"'{resource.Name}' answers queries.");
        }
        catch (MySqlException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"'{resource.Name}' does not answer a query: {exception.Message}", exception);
        }
    }
}
