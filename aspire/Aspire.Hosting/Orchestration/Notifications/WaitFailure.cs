using System.Globalization;
using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Notifications;

/// <summary>Says, for a wait that was given up, how far the resource got and what holds it.</summary>
internal static class WaitFailure
{
    public static string Describe(ResourceNotificationService notifications, string resourceName, string failure)
    {
        var text = new StringBuilder(failure).AppendLine();
        if (!notifications.TryGetCurrentState(resourceName, out var current))
        {
            return text.Append(CultureInfo.InvariantCulture, $"Unable to retrieve current state for resource '{resourceName}'.").ToString();
        }

        var snapshot = current.Snapshot;
        Append(text, "Current State", snapshot.State?.Text ?? "(null)");
        Append(text, "Creation Time", snapshot.CreationTimeStamp);
        Append(text, "Start Time", snapshot.StartTimeStamp);
        Append(text, "Stop Time", snapshot.StopTimeStamp);
        Append(text, "Exit Code", snapshot.ExitCode);
        Append(text, "Current Health", snapshot.HealthStatus?.ToString() ?? "(null)");
        AppendHealthReports(text, snapshot);
        AppendWaits(text, notifications, snapshot);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string label, object? value)
    {
        if (value is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {label}: {value}");
        }
    }

    private static void AppendHealthReports(StringBuilder text, CustomResourceSnapshot snapshot)
    {
        if (snapshot.HealthReports.IsDefaultOrEmpty)
        {
            return;
        }

        text.AppendLine("- Health Reports:");
        foreach (var report in snapshot.HealthReports)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {report.Name}: {report.Status?.ToString() ?? "Unknown"} {report.Description}");
            foreach (var line in (report.ExceptionText ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {line.TrimEnd()}");
            }
        }
    }

    private static void AppendWaits(StringBuilder text, ResourceNotificationService notifications, CustomResourceSnapshot snapshot)
    {
        if (snapshot.Properties.FirstOrDefault(property => property.Name == KnownProperties.ResourceWaitingFor)?.Value is not IEnumerable<string> names)
        {
            return;
        }

        text.AppendLine("- Waiting For:");
        foreach (var name in names)
        {
            var state = notifications.TryGetCurrentState(name, out var dependency)
                ? $"State = {dependency.Snapshot.State?.Text ?? "(null)"}, Health = {dependency.Snapshot.HealthStatus?.ToString() ?? "(null)"}"
                : "Unable to retrieve current state.";
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {name}: {state}");
        }
    }
}
