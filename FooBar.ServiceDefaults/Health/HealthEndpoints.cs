using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace FooBar.ServiceDefaults.Health;

/// <summary>The endpoints by which the load balancer and the orchestrator learn about a service.</summary>
internal static class HealthEndpoints
{
    /// <summary>Whether the service can do its work. A check that is degraded still counts as able.</summary>
    public const string Health = "/health";

    /// <summary>Whether the process runs. What it depends on is left out: to restart it would not help.</summary>
    public const string Alive = "/alive";

    /// <summary>The tag of the checks that <see cref="Alive"/> runs.</summary>
    public const string LiveTag = "live";

    public static void AddSelfCheck(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck("self", static () => HealthCheckResult.Healthy(), [LiveTag]);

    public static void AddLameDuck(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<LameDuckOptions>().BindConfiguration(LameDuckOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LameDuck>().AddHostedService(static services => services.GetRequiredService<LameDuck>());
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var health = Map(endpoints, Health, new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync });
        if (endpoints.ServiceProvider.GetService<LameDuck>() is { } lameDuck)
        {
            health.Add(endpoint => endpoint.RequestDelegate = lameDuck.Before(endpoint.RequestDelegate!));
        }

        Map(endpoints, Alive, new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains(LiveTag),
            ResponseWriter = HealthReportWriter.WriteAsync,
        });
    }

    public static bool IsHealthEndpoint(HttpRequest request) =>
        request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments(Alive, StringComparison.OrdinalIgnoreCase);

    // Short-circuited, because the answer must not depend on what a service puts into its pipeline: sessions, authorization, error pages.
    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string path, HealthCheckOptions options) =>
        endpoints.MapHealthChecks(path, options).ShortCircuit().DisableHttpMetrics();
}
