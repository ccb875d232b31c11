using System.Globalization;
using FooBar.AppHost.Alertmanager;
using FooBar.AppHost.HAProxy;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Prometheus;
using FooBar.AppHost.Startup;
using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Monitoring;

/// <summary>Adds what watches the stack.</summary>
internal static class MonitoringBuilderExtensions
{
    /// <summary>
    /// Adds Prometheus and Alertmanager, unless <c>Monitoring:Enabled</c> is false. They start when <paramref name="balancer"/> and the application servers are healthy or
    /// have failed, or a minute has passed, so that they do not keep the site from starting, and nobody waits for them.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="ports">Its ports.</param>
    /// <param name="balancer">The load balancer, whose metrics Prometheus fetches.</param>
    /// <param name="telemetry">The telemetry worker, which has everybody else's, and looks at the load balancer's certificate.</param>
    /// <param name="applicationServers">The application servers, which serve the visitors and send theirs.</param>
    /// <param name="services">The other services, which send theirs.</param>
    /// <returns>Its containers; none where it is not wanted.</returns>
    public static IReadOnlyList<IResourceBuilder<ContainerResource>> AddMonitoring(
        this IDistributedApplicationBuilder builder,
        StackPorts ports,
        IResourceBuilder<HAProxyResource> balancer,
        IResourceBuilder<ProjectResource> telemetry,
        IReadOnlyList<IResourceBuilder<ProjectResource>> applicationServers,
        params IEnumerable<IResourceBuilder<ProjectResource>> services)
    {
        var settings = MonitoringSettings.Of(builder.Configuration);
        if (!settings.IsEnabled)
        {
            return [];
        }

        var address = string.Create(CultureInfo.InvariantCulture, $"https://localhost:{ports.Https}");
        // Not a dependency: where one of them never comes up, monitoring is there to tell.
        IResourceBuilder<IResource>[] site = [balancer, .. applicationServers];
        var alertmanager = builder.AddAlertmanager("alertmanager", ports.Alertmanager).StartsAfter(site);
        var prometheus = builder
            .AddPrometheus("prometheus", ports.Prometheus, settings.Retention, builder.Configuration.GetValue<bool>("Persist") ? "foobar-prometheus-data" : null)
            .WithTarget("telemetry", ports.Telemetry)
            .WithReferenceRelationship(balancer)
            .WithReferenceRelationship(telemetry)
            .WithReferenceRelationship(alertmanager)
            .WithUrlForEndpoint(PrometheusResource.HttpEndpointName, _ => new ResourceUrlAnnotation { Url = $"{address}/status/history", DisplayText = "History" })
            .StartsAfter(site);
        alertmanager.WithUrlForEndpoint(AlertmanagerResource.HttpEndpointName, _ => new ResourceUrlAnnotation { Url = $"{address}/status", DisplayText = "Alerts" });

        // The services send their metrics to the worker, and Prometheus fetches them there: it comes to no process that listens on loopback.
        var intake = string.Create(CultureInfo.InvariantCulture, $"http://{DockerBridge.GetHostAddress(builder.Configuration)}:{ports.Telemetry}/monitoring/v1/metrics");
        telemetry
            .WithEnvironment("Certificate__Site", address)
            .WithEnvironment("Telemetry__MetricInterval", "00:00:05");
        foreach (var service in applicationServers.Concat(services).Append(telemetry))
        {
            service
                .WithEnvironment("Monitoring__Endpoint", intake)
                .WithEnvironment("Status__Prometheus", Local(ports.Prometheus))
                .WithEnvironment("Status__Alertmanager", Local(ports.Alertmanager));
        }

        return [prometheus, alertmanager];
    }

    // Known before anything runs, for nobody waits.
    private static string Local(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
