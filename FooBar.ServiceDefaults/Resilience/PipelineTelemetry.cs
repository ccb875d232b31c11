using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly.Telemetry;

namespace FooBar.ServiceDefaults.Resilience;

/// <summary>How Polly's pipelines report: every event as a metric, but no log line for each attempt while a server is away.</summary>
internal static class PipelineTelemetry
{
    public static void AddPipelineTelemetry(this IHostApplicationBuilder builder) =>
        builder.Services.Configure<TelemetryOptions>(static options => options.SeverityProvider = static arguments => arguments.Event.EventName switch
        {
            "OnCircuitOpened" or "OnCircuitClosed" or "OnCircuitHalfOpened" or "OnRetry" or "OnTimeout" or "ExecutionAttempt" =>
                ResilienceEventSeverity.Debug,
            _ => arguments.Event.Severity,
        });
}
