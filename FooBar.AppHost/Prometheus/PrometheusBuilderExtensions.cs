using System.Globalization;
using FooBar.AppHost.Engine;
using FooBar.AppHost.Images;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Reloading;

namespace FooBar.AppHost.Prometheus;

/// <summary>Adds Prometheus, configured by <c>Prometheus/configuration/prometheus.yml</c> and the rules beside it.</summary>
internal static class PrometheusBuilderExtensions
{
    private const string TargetFolder = "/etc/prometheus";
    private const string DataFolder = "/prometheus";

    /// <summary>Adds a Prometheus server.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="port">The port, on loopback, of its page and its queries.</param>
    /// <param name="retention">How long metrics are kept, as Prometheus writes it: 15d.</param>
    /// <param name="volume">The volume that keeps them between runs; null to keep them with the container.</param>
    public static IResourceBuilder<PrometheusResource> AddPrometheus(this IDistributedApplicationBuilder builder, string name, int port, string retention, string? volume)
    {
        var prometheus = builder.AddResource(new PrometheusResource(name))
            .WithStackImage(PrometheusContainerImageTags.Image, PrometheusContainerImageTags.Tag)
            .WithIconName("DataTrending")
            .WithHttpEndpoint(port: port, targetPort: PrometheusResource.TargetPort, name: PrometheusResource.HttpEndpointName, isProxied: false)
            .WithUrlForEndpoint(PrometheusResource.HttpEndpointName, static url => url.DisplayText = "Prometheus")
            .WithBoundedLog()
            .WithHttpHealthCheck("/-/ready", endpointName: PrometheusResource.HttpEndpointName)
            .WithContainerFiles(TargetFolder, ConfigurationFolder.Of(builder, "Prometheus:Configuration", "Prometheus/configuration"))
            .WithArgs(
                $"--config.file={TargetFolder}/prometheus.yml",
                $"--storage.tsdb.path={DataFolder}",
                $"--storage.tsdb.retention.time={retention}",
                // Whatever the time: a series too many shall not fill the disk.
                "--storage.tsdb.retention.size=2GB",
                string.Create(CultureInfo.InvariantCulture, $"--web.external-url=http://localhost:{port}"))
            .WithHostName()
            .WithEnvironment("GOMEMLIMIT", "256MiB")
            .WithContainerRuntimeArgs("--cap-drop", "ALL", "--security-opt", "no-new-privileges");
        return volume is null ? prometheus : prometheus.WithVolume(volume, DataFolder);
    }

    /// <summary>Lets it fetch metrics from a process of this machine. prometheus.yml knows the group by the file's name.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="group">The name of the group, for <c>targets/GROUP.json</c>.</param>
    /// <param name="port">The process's port, at an address that containers reach.</param>
    public static IResourceBuilder<PrometheusResource> WithTarget(this IResourceBuilder<PrometheusResource> builder, string group, int port) => builder.WithContainerFiles(
        $"{TargetFolder}/targets",
        (_, _) => Task.FromResult<IEnumerable<ContainerFileSystemItem>>(
            [new ContainerFile { Name = $"{group}.json", Contents = string.Create(CultureInfo.InvariantCulture, $"[{{\"targets\": [\"{DockerBridge.HostName}:{port}\"]}}]") }]));
}
