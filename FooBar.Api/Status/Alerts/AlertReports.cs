using System.Text.Json;

using FooBar.Web.Status.Alerts;

namespace FooBar.Api.Status.Alerts;

/// <summary>Puts Alertmanager's answer into the words of the status page.</summary>
internal static class AlertReports
{
    // A page can hold so many; if there are more, these say enough.
    private const int Most = 20;

    /// <exception cref="JsonException">The text is something else.</exception>
    public static AlertReport Parse(string json)
    {
        var alerts = JsonSerializer.Deserialize(json, AlertmanagerJson.Default.AlertmanagerAlertArray) ?? throw new JsonException("These are no alerts.");
        return new(true,
        [
            .. alerts.Select(Describe).OrderByDescending(static alert => alert.Severity).ThenByDescending(static alert => alert.Since).Take(Most),
        ]);
    }

    private static Alert Describe(AlertmanagerAlert alert)
    {
        var name = alert.Labels?.GetValueOrDefault("alertname") ?? throw new JsonException("An alert has no name.");
        return new(
            name,
            alert.Labels.GetValueOrDefault("severity") switch
            {
                "critical" => AlertSeverity.Critical,
                "info" => AlertSeverity.Info,
                _ => AlertSeverity.Warning,
            },
            Annotation(alert, "summary") ?? name,
            Annotation(alert, "description") ?? "",
            Annotation(alert, "runbook") ?? "",
            alert.StartsAt);
    }

    private static string? Annotation(AlertmanagerAlert alert, string name) => alert.Annotations?.GetValueOrDefault(name);
}
