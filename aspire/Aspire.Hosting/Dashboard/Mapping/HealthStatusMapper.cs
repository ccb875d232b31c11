using Microsoft.Extensions.Diagnostics.HealthChecks;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Maps a health status. Both sides number them, differently.</summary>
internal static class HealthStatusMapper
{
    public static Proto.HealthStatus Map(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Proto.HealthStatus.Healthy,
        HealthStatus.Degraded => Proto.HealthStatus.Degraded,
        _ => Proto.HealthStatus.Unhealthy,
    };
}
