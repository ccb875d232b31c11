using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Api.Preparation;

/// <summary>Keeps a server out of rotation until its database has the schema.</summary>
internal sealed class PreparationHealthCheck(PreparationState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(state.Missing));
}
