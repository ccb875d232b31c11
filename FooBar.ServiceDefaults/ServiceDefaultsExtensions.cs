using FooBar.ServiceDefaults.Forwarding;
using FooBar.ServiceDefaults.Health;
using FooBar.ServiceDefaults.Listening;
using FooBar.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every service process of the website has in common.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Adds telemetry (logs, metrics and traces by OTLP), the health check <c>self</c>, the trust in the proxies in front of the service, and
    /// connections that are quick among neighbours.
    /// </summary>
    /// <param name="builder">The service.</param>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddConsoleLogs();
        builder.AddTelemetry();
        builder.AddSelfCheck();
        builder.AddForwardedHeaders();
        builder.AddListenSockets();
        return builder;
    }

    /// <summary>
    /// Lets a service that a load balancer sends requests to leave before it stops: told to stop, it serves on for the setting <c>Shutdown:Notice</c>, 1.5 s
    /// by default, and answers 404 on <c>/health</c> meanwhile.
    /// </summary>
    /// <param name="builder">The service.</param>
    public static TBuilder AddLameDuck<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        HealthEndpoints.AddLameDuck(builder);
        return builder;
    }

    /// <summary>
    /// Maps <c>/health</c> (every check; 200 unless one is unhealthy) and <c>/alive</c> (the process itself), in every environment: the load
    /// balancer asks them. Neither is traced, measured or cached.
    /// </summary>
    /// <param name="app">The service.</param>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        HealthEndpoints.Map(app);
        return app;
    }
}
