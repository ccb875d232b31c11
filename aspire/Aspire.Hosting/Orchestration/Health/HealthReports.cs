using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Orchestration.Health;

/// <summary>Turns the results of a round of checks into the reports of a state.</summary>
internal static class HealthReports
{
    public static ImmutableArray<HealthReportSnapshot> Merge(ImmutableArray<HealthReportSnapshot> before, HealthReport report, DateTime at)
    {
        var after = before.ToDictionary(snapshot => snapshot.Name);
        foreach (var (name, entry) in report.Entries)
        {
            after[name] = new HealthReportSnapshot(name, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = at };
        }

        return [.. after.Values.OrderBy(snapshot => snapshot.Name, StringComparer.Ordinal)];
    }

    /// <summary>The report of a round that could not be run.</summary>
    public static HealthReport Failed(IEnumerable<string> names, string description, Exception? exception) => new(
        names.ToDictionary(name => name, _ => new HealthReportEntry(HealthStatus.Unhealthy, description, TimeSpan.Zero, exception, data: null)),
        TimeSpan.Zero);
}
