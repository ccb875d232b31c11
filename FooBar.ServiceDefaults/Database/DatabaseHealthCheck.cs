using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Healthy when there is a primary and every other server serves reads, degraded when at least one server serves reads, unhealthy when none does:
/// with one left the website can still be read, so its application servers stay in rotation.
/// </summary>
internal sealed class DatabaseHealthCheck(DatabaseTopology topology) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var view = topology.View;
        var problems = new List<string>();
        var readable = 0;
        for (var i = 0; i < topology.Servers.Count; i++)
        {
            var state = topology.StateOf(i);
            readable += state is ServerState.Primary or ServerState.Replica ? 1 : 0;
            if (Problem(state, view.Servers[i]) is { } problem)
            {
                problems.Add($"{topology.Servers[i].Name} {problem}");
            }
        }

        if (readable > 0 && topology.Primary is null)
        {
            problems.Add("no server is known to take writes");
        }

        var status = readable == 0 ? HealthStatus.Unhealthy : problems.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy;
        return Task.FromResult(new HealthCheckResult(status, problems.Count == 0 ? null : string.Join("; ", problems)));
    }

    private static string? Problem(ServerState state, ServerView view) => state switch
    {
        ServerState.Primary => null,
        ServerState.Replica => view.IsEvicted ? $"serves no reads until it has caught up; it was {view.Lag.TotalSeconds:0.0} s behind" : null,
        ServerState.Rejected => "takes writes in an epoch that ended",
        ServerState.Offline => "is in offline mode",
        ServerState.Unavailable => $"does not answer: {view.Latest?.Reason}",
        _ => "has not been heard of lately",
    };
}
