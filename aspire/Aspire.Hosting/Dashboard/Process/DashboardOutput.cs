using System.Text.Json;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>
/// Carries the dashboard's output into the application host's log: its errors as errors, everything else for those who ask for
/// the category's details.
/// </summary>
internal sealed class DashboardOutput(DashboardOptions options, IResourceRuntime runtime, ILogger<DashboardOutput> logger)
{
    // A browser that leaves a page ends in errors there, which are nobody's concern.
    private const string BrowserConnections = "Microsoft.AspNetCore.Components";

    public async Task ForwardAsync(string workloadName, CancellationToken cancellationToken)
    {
        await foreach (var line in runtime.ReadLogsAsync(workloadName, cancellationToken))
        {
            var (level, text) = Parse(line);
            if (text.Length > 0 && logger.IsEnabled(level))
            {
                var masked = options.Mask(text);
                DashboardLog.Output(logger, level, masked);
            }
        }
    }

    internal static (LogLevel Level, string Text) Parse(WorkloadLogLine line)
    {
        var plain = (line.IsStandardError ? LogLevel.Warning : LogLevel.Debug, line.Text);
        if (!line.Text.StartsWith('{'))
        {
            return plain;
        }

        try
        {
            using var entry = JsonDocument.Parse(line.Text);
            var category = Text(entry, "Category");
            var isError = Text(entry, "LogLevel") is "Error" or "Critical" && !category.StartsWith(BrowserConnections, StringComparison.Ordinal);
            var exception = Text(entry, "Exception");
            return (isError ? LogLevel.Error : LogLevel.Debug, $"{category}: {Text(entry, "Message")}{(exception.Length > 0 ? Environment.NewLine : "")}{exception}");
        }
        catch (JsonException)
        {
            return plain;
        }
    }

    private static string Text(JsonDocument entry, string name) =>
        entry.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
