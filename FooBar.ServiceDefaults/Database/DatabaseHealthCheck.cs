using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Healthy when both servers answer, degraded when one does, unhealthy when none: with one left the website can still be read, so its application
/// servers stay in rotation. A server of which nothing is known yet does not count as answering.
/// </summary>
internal sealed class DatabaseHealthCheck(DatabaseTopology topology) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var away = topology.Servers.Where(static server => server.Status.State != ServerState.Available).ToList();
        var status = away.Count switch
        {
            0 => HealthStatus.Healthy,
            _ when away.Count < topology.Servers.Count => HealthStatus.Degraded,
            _ => HealthStatus.Unhealthy,
        };
        var description = away.Count == 0
            ? null
            : string.Join("; ", away.Select(static server => $"{server.Name} does not answer: {server.Status.Reason ?? "not heard of yet"}"));
        return Task.FromResult(new HealthCheckResult(status, description));
    }
}
