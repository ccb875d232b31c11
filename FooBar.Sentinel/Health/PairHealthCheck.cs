using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Supervision;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Sentinel.Health;

/// <summary>Healthy in step, degraded while the primary runs alone, unhealthy without a primary or when somebody has to decide.</summary>
internal sealed class PairHealthCheck(StatusBoard board) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = board.Current;
        var row = FindingTable.Describe(status.Verdict.Finding);
        var text = $"{row.Finding}: {row.Description} {row.Recovery}";
        return Task.FromResult(row.Severity switch
        {
            Severity.None => HealthCheckResult.Healthy(text),
            Severity.Degraded => HealthCheckResult.Degraded(text),
            Severity.Passing when status.Witness is { Phase: Witness.WitnessPhase.Steady } => HealthCheckResult.Degraded(text),
            _ => HealthCheckResult.Unhealthy(text),
        });
    }
}
