using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a health check last said.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Status">The result; null before the first.</param>
/// <param name="Description">The result in words.</param>
/// <param name="ExceptionText">What went wrong, with its stack.</param>
[DebuggerDisplay("{Status}", Name = "{Name}")]
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText)
{
    /// <summary>When it last ran, in UTC.</summary>
    public DateTime? LastRunAt { get; init; }
}
