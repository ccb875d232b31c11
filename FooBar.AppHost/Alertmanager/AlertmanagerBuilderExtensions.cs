using System.Globalization;
using FooBar.AppHost.Engine;
using FooBar.AppHost.Images;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Reloading;

namespace FooBar.AppHost.Alertmanager;

/// <summary>Adds Alertmanager, configured by <c>Alertmanager/configuration/alertmanager.yml</c>.</summary>
internal static class AlertmanagerBuilderExtensions
{
    private const string TargetFolder = "/etc/alertmanager";

    /// <summary>Adds an Alertmanager.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, by which Prometheus finds it.</param>
    /// <param name="port">The port, on loopback, of its page and its API.</param>
    public static IResourceBuilder<AlertmanagerResource> AddAlertmanager(this IDistributedApplicationBuilder builder, string name, int port)
    {
        var configuration = ConfigurationFolder.Of(builder, "Alertmanager:Configuration", "Alertmanager/configuration");
        return builder.AddResource(new AlertmanagerResource(name))
            .WithStackImage(AlertmanagerContainerImageTags.Image, AlertmanagerContainerImageTags.Tag)
            .WithIconName("AlertOn")
            .WithHttpEndpoint(port: port, targetPort: AlertmanagerResource.TargetPort, name: AlertmanagerResource.HttpEndpointName, isProxied: false)
            .WithUrlForEndpoint(AlertmanagerResource.HttpEndpointName, static url => url.DisplayText = "Alertmanager")
            .WithBoundedLog()
            .WithHttpHealthCheck("/-/ready", endpointName: AlertmanagerResource.HttpEndpointName)
            .WithContainerFiles(
                TargetFolder,
                async (_, cancellationToken) => await FilesAsync(configuration, builder.Configuration["Monitoring:Webhook"], cancellationToken),
                defaultOwner: AlertmanagerContainerImageTags.UserId,
                defaultGroup: AlertmanagerContainerImageTags.UserId)
            .WithHostName()
            .WithArgs(
                $"--config.file={TargetFolder}/alertmanager.yml",
                "--storage.path=/alertmanager",
                // There is one, and it looks for no others.
                "--cluster.listen-address=",
                string.Create(CultureInfo.InvariantCulture, $"--web.external-url=http://localhost:{port}"))
            .WithEnvironment("GOMEMLIMIT", "64MiB")
            .WithContainerRuntimeArgs("--cap-drop", "ALL", "--security-opt", "no-new-privileges");
    }

    /// <summary>The configuration, and the webhook's address in a file that nobody else can read.</summary>
    /// <param name="folder">The folder with alertmanager.yml and webhook.yml.</param>
    /// <param name="webhook">The address; null or empty for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal static async Task<IReadOnlyList<ContainerFileSystemItem>> FilesAsync(string folder, string? webhook, CancellationToken cancellationToken)
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(folder, "alertmanager.yml"), cancellationToken);
        if (webhook is not { Length: > 0 })
        {
            return [new ContainerFile { Name = "alertmanager.yml", Contents = configuration }];
        }

        // Not quoted: it may hold a key.
        if (!Uri.TryCreate(webhook, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new DistributedApplicationException("Monitoring:Webhook is no http or https address. Set it to one that a container reaches: this machine is http://host.docker.internal.");
        }

        return
        [
            new ContainerFile { Name = "alertmanager.yml", Contents = configuration + await File.ReadAllTextAsync(Path.Combine(folder, "webhook.yml"), cancellationToken) },
            new ContainerFile { Name = "webhook-url", Contents = webhook, Mode = UnixFileMode.UserRead },
        ];
    }
}
