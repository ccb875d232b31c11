using System.Text.Json;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Carries the dashboard's warnings and errors into the application host's log. The rest is of no use there.</summary>
internal sealed class DashboardOutput(DashboardOptions options, IResourceRuntime runtime, ILogger logger)
{
    public async Task ForwardAsync(string workloadName, CancellationToken cancellationToken)
    {
        await foreach (var line in runtime.ReadLogsAsync(workloadName, cancellationToken))
        {
            var (level, text) = Parse(line);
            if (level >= LogLevel.Warning && text.Length > 0)
            {
                var masked = Mask(text);
                DashboardLog.Output(logger, level, masked);
            }
        }
    }

    internal static (LogLevel Level, string Text) Parse(WorkloadLogLine line)
    {
        var plain = (line.IsStandardError ? LogLevel.Warning : LogLevel.Information, line.Text);
        if (!line.Text.StartsWith('{'))
        {
            return plain;
        }

        try
        {
            using var entry = JsonDocument.Parse(line.Text);
            var level = Enum.TryParse<LogLevel>(Text(entry, "LogLevel"), out var parsed) ? parsed : LogLevel.Information;
            var exception = Text(entry, "Exception");
            return (level, $"{Text(entry, "Category")}: {Text(entry, "Message")}{(exception.Length > 0 ? Environment.NewLine : "")}{exception}");
        }
        catch (JsonException)
        {
            return plain;
        }
    }

    private static string Text(JsonDocument entry, string name) =>
        entry.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private string Mask(string text)
    {
        foreach (var secret in new[] { options.BrowserToken, options.OtlpApiKey, options.ApiKey, options.ResourceServiceApiKey })
        {
            text = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
