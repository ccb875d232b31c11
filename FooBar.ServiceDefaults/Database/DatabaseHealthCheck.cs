using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Healthy when both servers answer, degraded when one does, unhealthy when none: with one left the website can still be read, so its application
/// servers stay in rotation.
/// </summary>
internal sealed class DatabaseHealthCheck(DatabaseTopology topology) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failures = await Task.WhenAll(topology.Servers.Select(server => server.ProbeAsync(cancellationToken)));
        var away = topology.Servers.Zip(failures).Where(static probe => probe.Second is not null).ToList();
        if (away.Count == 0)
        {
            return HealthCheckResult.Healthy();
        }

        var description = string.Join("; ", away.Select(static probe => $"{probe.First.Name} does not answer: {probe.Second!.Message}"));
        var status = away.Count < topology.Servers.Count ? HealthStatus.Degraded : HealthStatus.Unhealthy;
        return new HealthCheckResult(status, description, away[0].Second);
    }
}
