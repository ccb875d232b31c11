using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Tells a process where the dashboard takes its telemetry, and who it is there.</summary>
internal static class TelemetryEnvironment
{
    // Milliseconds. In development a person waits for what just happened to show.
    private const string DevelopmentDelay = "1000";

    public static void Set(IDistributedApplicationBuilder builder, EnvironmentCallbackContext context)
    {
        if (builder.Configuration[ConfigurationKeys.OtlpEndpoint] is not { Length: > 0 } endpoint)
        {
            return;
        }

        var variables = context.EnvironmentVariables;
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";

        // The dashboard finds a trace's resource by this name alone: no resource runs twice, so that there is no instance id.
        variables["OTEL_SERVICE_NAME"] = context.Resource.Name;
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        if (builder.Configuration[ConfigurationKeys.OtlpApiKey] is { Length: > 0 } key)
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
        }

        if (builder.Environment.IsDevelopment())
        {
            variables["OTEL_BLRP_SCHEDULE_DELAY"] = DevelopmentDelay;
            variables["OTEL_BSP_SCHEDULE_DELAY"] = DevelopmentDelay;
            variables["OTEL_METRIC_EXPORT_INTERVAL"] = DevelopmentDelay;
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
            variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        }
    }
}
