using FooBar.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FooBar.ServiceDefaults.Telemetry;

/// <summary>Collects logs, metrics and traces, and sends them by OTLP where an endpoint is configured.</summary>
internal static class TelemetryRegistration
{
    // Set by the AppHost, and by every other platform that collects OTLP.
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Every source and meter of this code base is named FooBar.<concern>.
    private const string OwnNames = "FooBar.*";

    // Not all that the instrumentation would add: a page has a hundred components, and to measure each costs as much as the page's query.
    private static readonly string[] RequestMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        // An unhealthy check is an answer, told by /health; whoever made it so has logged the reason.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Logging.AddOpenTelemetry(static logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter(RequestMeters)
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(OwnNames, "Polly")
                .AddKeptMetrics(builder.Configuration))
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName, OwnNames)
                .AddProcessor(new CallsOfNobody())
                .AddAspNetCoreInstrumentation(static options =>
                {
                    options.Filter = static context => !HealthEndpoints.IsHealthEndpoint(context.Request);

                    // Rendering is part of the request's span; these would be traces of their own beside it.
                    options.EnableRazorComponentsSupport = false;
                })
                .AddHttpClientInstrumentation());

        if (!string.IsNullOrWhiteSpace(builder.Configuration[EndpointKey]))
        {
            telemetry.UseOtlpExporter();
        }
    }
}
