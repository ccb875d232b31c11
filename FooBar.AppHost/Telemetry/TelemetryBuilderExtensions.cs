using System.Globalization;
using System.Security.Cryptography;
using FooBar.AppHost.HAProxy;
using FooBar.AppHost.MySql;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Nginx;
using FooBar.AppHost.Startup;
using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Telemetry;

/// <summary>Adds the worker that turns the proxies' log lines into OpenTelemetry, and sends it the lines.</summary>
internal static class TelemetryBuilderExtensions
{
    private const double Million = 1_000_000;

    /// <summary>Adds the worker. Containers reach it, other machines do not. Nobody waits for it.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="port">Its port, of UDP for log lines and of TCP for HTTP.</param>
    public static IResourceBuilder<ProjectResource> AddTelemetryWorker(this IDistributedApplicationBuilder builder, string name, int port)
    {
        var worker = builder
            .AddProject<Projects.FooBar_Telemetry>(name, launchProfileName: null)
            .StartsAsBuilt()
            .ReachableFromContainers(port)
            .WithIconName("DataLine")
            .WithHttpHealthCheck("/health")
            .WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName)
            .WithEnvironment("Telemetry__Address", DockerBridge.GetHostAddress(builder.Configuration))
            .WithEnvironment("Telemetry__Port", port.ToString(CultureInfo.InvariantCulture))
            // The dashboard knows each server by its name alone, and a person waits for what just happened to show.
            .WithEnvironment("Telemetry__Instances", "false")
            .WithEnvironment("Telemetry__Delay", "00:00:00.500");
        return builder.Configuration["Telemetry:EngineFolder"] is { Length: > 0 } folder ? worker.WithEnvironment("Telemetry__EngineFolder", folder) : worker;
    }

    /// <summary>Lets the worker tell what containers use, and how many connections the web server has.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="web">The web server.</param>
    /// <param name="containers">The containers.</param>
    public static void WithUsageOf(this IResourceBuilder<ProjectResource> worker, IResourceBuilder<NginxResource> web, params IEnumerable<IResourceBuilder<ContainerResource>> containers)
    {
        // The engine may run other stacks beside this one.
        var stack = RandomNumberGenerator.GetHexString(16, lowercase: true);
        foreach (var container in containers)
        {
            container.WithContainerRuntimeArgs("--label", $"com.foobar.stack={stack}", "--label", $"com.foobar.resource={container.Resource.Name}");
        }

        worker
            .WithEnvironment("Telemetry__Stack", stack)
            .WithEnvironment("Telemetry__WebServerName", web.Resource.Name)
            .WithEnvironment("Telemetry__WebServerStatus", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{web.Resource.GetFixedPort(NginxResource.HttpEndpointName)}/nginx-status"));
    }

    /// <summary>Sends the load balancer's log lines to <paramref name="worker"/>, and tells it which traces to keep and whom to believe.</summary>
    public static IResourceBuilder<HAProxyResource> WithTelemetry(this IResourceBuilder<HAProxyResource> builder, IResourceBuilder<ProjectResource> worker)
    {
        var settings = builder.ApplicationBuilder.Configuration.GetSection("Telemetry");
        builder
            .WithEnvironment("OTEL_SERVICE_NAME", builder.Resource.Name)
            .WithEnvironment("TRACE_SAMPLES_PER_MILLION", SamplesPerMillion(settings["SampleRatio"]).ToString(CultureInfo.InvariantCulture));
        if (settings["TrustedClients"] is { Length: > 0 } clients)
        {
            builder.WithEnvironment("TRACE_CLIENTS", clients);
        }

        if (settings.GetValue<bool>("HashAddresses"))
        {
            // Letters and digits, a multiple of four of them, are base64.
            builder.WithEnvironment("CLIENT_HASH_KEY", builder.ApplicationBuilder.AddParameter("client-hash-key", new GenerateParameterDefault { MinLength = 44, Special = false }, secret: true, persist: true));
        }

        return settings.GetValue("Enabled", true) ? builder.WithEnvironment("TELEMETRY", AddressOf(worker)).WithReferenceRelationship(worker) : builder;
    }

    /// <summary>Sends the web server's log lines to <paramref name="worker"/>.</summary>
    public static IResourceBuilder<NginxResource> WithTelemetry(this IResourceBuilder<NginxResource> builder, IResourceBuilder<ProjectResource> worker) =>
        builder.ApplicationBuilder.Configuration.GetValue("Telemetry:Enabled", true)
            ? builder
                .WithHostName()
                .WithContainerFiles("/etc/nginx/templates", "Nginx/telemetry")
                .WithEnvironment("NGINX_ENVSUBST_OUTPUT_DIR", "/tmp")
                .WithEnvironment("TELEMETRY", AddressOf(worker))
                .WithReferenceRelationship(worker)
            : builder;

    /// <summary>
    /// Lets both database servers send their own telemetry to <paramref name="worker"/>, which passes on what is part of a request or worth a look.
    /// No key is needed: the worker has the one for whatever collects it.
    /// </summary>
    public static MySqlPair WithTelemetry(this MySqlPair pair, IResourceBuilder<ProjectResource> worker)
    {
        var settings = worker.ApplicationBuilder.Configuration.GetSection("Telemetry");
        if (settings.GetValue("Enabled", true) && settings.GetValue("Database", true))
        {
            foreach (var server in pair.Servers)
            {
                server.WithHostName().WithArgs($"--loose-telemetry.otel_resource_attributes=service.name={server.Resource.Name}");
                SendTo(server, worker, "traces", settings.GetValue("Statements", true) ? "trace_enabled" : null);
                SendTo(server, worker, "metrics", "metrics_enabled");
                SendTo(server, worker, "logs", "log_enabled");
            }
        }

        return pair;
    }

    /// <summary>Lets a service keep the traces that the edge keeps; those that start in it are kept all.</summary>
    public static IResourceBuilder<ProjectResource> WithEdgeSampling(this IResourceBuilder<ProjectResource> builder) =>
        builder.WithEnvironment("OTEL_TRACES_SAMPLER", "parentbased_always_on");

    /// <summary>A ratio from 0 to 1 as HAProxy counts it.</summary>
    /// <exception cref="DistributedApplicationException">It is no such ratio.</exception>
    internal static int SamplesPerMillion(string? ratio) =>
        double.TryParse(ratio ?? "1", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? (int)Math.Round(value * Million)
            : throw new DistributedApplicationException($"Telemetry:SampleRatio is '{ratio}'. Set it to a number from 0 (no trace) to 1 (every trace).");

    // Nothing is sent to an address that is not there, so a signal has both or none.
    private static void SendTo(IResourceBuilder<MySqlServerResource> server, IResourceBuilder<ProjectResource> worker, string signal, string? enabled)
    {
        if (enabled is not null)
        {
            server.WithArgs($"--loose-telemetry.{enabled}=ON", $"--loose-telemetry.otel_exporter_otlp_{signal}_endpoint=http://{AddressOf(worker)}/v1/{signal}");
        }
    }

    private static string AddressOf(IResourceBuilder<ProjectResource> worker) =>
        string.Create(CultureInfo.InvariantCulture, $"{DockerBridge.HostName}:{worker.Resource.GetFixedPort("http")}");
}
