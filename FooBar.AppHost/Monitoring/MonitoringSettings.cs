using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Monitoring;

/// <summary>Whether and how the stack is watched. Configuration section <c>Monitoring</c>.</summary>
/// <param name="IsEnabled">Whether Prometheus and Alertmanager are part of the stack. Default: true.</param>
/// <param name="Retention">How long metrics are kept, as Prometheus writes it. Default: 15d.</param>
internal sealed partial record MonitoringSettings(bool IsEnabled, string Retention)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="DistributedApplicationException">One is wrong.</exception>
    public static MonitoringSettings Of(IConfiguration configuration)
    {
        var retention = configuration["Monitoring:Retention"] is { Length: > 0 } configured ? configured : "15d";
        return Duration().IsMatch(retention)
            ? new(IsEnabledIn(configuration), retention)
            : throw new DistributedApplicationException($"Monitoring:Retention is '{retention}'. Set it to a number and a unit: 15d, 12h or 4w.");
    }

    /// <summary>Whether Prometheus and Alertmanager are part of the stack.</summary>
    public static bool IsEnabledIn(IConfiguration configuration) => configuration.GetValue("Monitoring:Enabled", true);

    [GeneratedRegex("^[1-9][0-9]*[hdwy]$")]
    private static partial Regex Duration();
}
