using FooBar.AppHost.HAProxy;
using FooBar.AppHost.Engine;
using FooBar.AppHost.Images;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Reloading;

namespace FooBar.AppHost.Nginx;

/// <summary>Adds Nginx, configured by <c>Nginx/configuration/nginx.conf</c>.</summary>
internal static class NginxBuilderExtensions
{
    private const string TargetFolder = "/etc/nginx";

    /// <summary>Adds a web server.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, by which the load balancer finds it.</param>
    /// <param name="port">The port of this machine at which it can be looked at, past the load balancer.</param>
    public static IResourceBuilder<NginxResource> AddNginx(this IDistributedApplicationBuilder builder, string name, int port)
    {
        var configuration = ConfigurationFolder.Of(builder, "WebServer:Configuration", "Nginx/configuration");
        return builder.AddResource(new NginxResource(name))
            .WithStackImage(NginxContainerImageTags.Image, NginxContainerImageTags.Tag)
            .WithBoundedLog()
            .WithIconName("GlobeDesktop")
            .WithHttpEndpoint(port: port, targetPort: NginxResource.TargetPort, name: NginxResource.HttpEndpointName, isProxied: false)
            .WithUrlForEndpoint(NginxResource.HttpEndpointName, static url => url.DisplayText = "Past the load balancer")
            .WithHttpHealthCheck("/nginx-health", endpointName: NginxResource.HttpEndpointName)
            .WithContainerFiles(TargetFolder, configuration)
            .WithReloadCommand(NginxReload.Of(configuration, TargetFolder))
            .WithNeighbourlyCongestionControl()
            .WithContainerRuntimeArgs("--user", $"{NginxContainerImageTags.UserId}:{NginxContainerImageTags.UserId}")
            .WithContainerRuntimeArgs("--cap-drop", "ALL", "--security-opt", "no-new-privileges");
    }

    /// <summary>Serves the files of a folder of this machine. A file that is added or changed there is served at once.</summary>
    /// <exception cref="DistributedApplicationException">The folder is not there.</exception>
    public static IResourceBuilder<NginxResource> WithStaticFiles(this IResourceBuilder<NginxResource> builder, string folder) => Directory.Exists(folder)
        ? builder.WithBindMount(folder, "/srv/site", isReadOnly: true)
        : throw new DistributedApplicationException($"The site's static files are not at {folder}. The build of FooBar.Web puts them there: dotnet build");

    /// <summary>Hands what is no static file to the internal frontend of <paramref name="balancer"/>. nginx.conf knows it by its name, lb.</summary>
    public static IResourceBuilder<NginxResource> WithApplication(this IResourceBuilder<NginxResource> builder, IResourceBuilder<HAProxyResource> balancer) =>
        builder.WithReferenceRelationship(balancer);
}
