using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FooBar.ServiceDefaults.Telemetry;

/// <summary>What a service writes to its console: for people in Development, one JSON object a line with trace and span otherwise.</summary>
internal static class ConsoleLogs
{
    // The framework's own key; where it is set, it decides.
    private const string FormatterKey = "Logging:Console:FormatterName";

    public static void AddConsoleLogs(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() || builder.Configuration[FormatterKey] is not null)
        {
            return;
        }

        builder.Logging.Configure(static options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Logging.AddJsonConsole();
        builder.Services.Configure<JsonConsoleFormatterOptions>(static options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
    }
}
