using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.AppHost.MySql;

/// <summary>Judges a <see cref="ReplicationStatus"/>.</summary>
internal static class ReplicationVerdict
{
    /// <summary>Healthy when both threads run, else unhealthy with the thread and its error. A lag alone is reported, not judged.</summary>
    public static HealthCheckResult Judge(ReplicationStatus status)
    {
        if (status.TakesWrites)
        {
            return HealthCheckResult.Healthy("Primary: it takes the writes.");
        }

        if (status.Receiver is null)
        {
            return HealthCheckResult.Unhealthy("The server is read-only and replicates from no other server.");
        }

        var problems = new List<string>(2);
        if (status.Receiver is not "ON")
        {
            problems.Add(Describe("The IO thread", status.Receiver, status.ReceiverError));
        }

        if (status.Applier is not "ON")
        {
            problems.Add(Describe("The SQL thread", status.Applier ?? "OFF", status.ApplierError));
        }

        var lag = string.Create(CultureInfo.InvariantCulture, $"lag {status.Lag.TotalSeconds:0.0} s");
        return problems.Count == 0 ? HealthCheckResult.Healthy($"Replicating, {lag}.") : HealthCheckResult.Unhealthy($"{string.Join(" ", problems)} ({lag})");
    }

    private static string Describe(string thread, string state, string error) => error.Length == 0 ? $"{thread} is {state}." : $"{thread} is {state}: {error.TrimEnd('.')}.";
}
