using System.Globalization;
using FooBar.AppHost.Engine;
using FooBar.AppHost.Images;
using FooBar.AppHost.Networking;
using FooBar.AppHost.Nginx;
using FooBar.AppHost.Reloading;
using FooBar.AppHost.Startup;

namespace FooBar.AppHost.HAProxy;

/// <summary>Adds HAProxy, configured by <c>HAProxy/configuration/haproxy.cfg</c>.</summary>
internal static class HAProxyBuilderExtensions
{
    private const string TargetFolder = "/usr/local/etc/haproxy";

    /// <summary>Adds a load balancer. It answers with a 503 page until it has servers behind it.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, by which the web server finds it.</param>
    /// <param name="httpsPort">The port of the site.</param>
    /// <param name="httpPort">The port that redirects to it.</param>
    /// <param name="statisticsPort">The port of the statistics.</param>
    public static IResourceBuilder<HAProxyResource> AddHAProxy(this IDistributedApplicationBuilder builder, string name, int httpsPort, int httpPort, int statisticsPort)
    {
        // Only visitors' ports may be open to other machines.
        var address = builder.Configuration["LoadBalancer:Address"] is { Length: > 0 } configured ? configured : "localhost";

        var configuration = ConfigurationFolder.Of(builder, "LoadBalancer:Configuration", "HAProxy/configuration");
        var balancer = builder.AddResource(new HAProxyResource(name))
            .WithStackImage(HAProxyContainerImageTags.Image, HAProxyContainerImageTags.Tag)
            .WithBoundedLog()
            .WithIconName("ArrowSplit")
            .WithHttpsEndpoint(port: httpsPort, targetPort: 8443, name: HAProxyResource.HttpsEndpointName, isProxied: false)
            .WithHttpEndpoint(port: httpPort, targetPort: 8080, name: HAProxyResource.HttpEndpointName, isProxied: false)
            .WithHttpEndpoint(port: statisticsPort, targetPort: 8404, name: HAProxyResource.StatisticsEndpointName, isProxied: false)
            .WithEndpoint(HAProxyResource.HttpsEndpointName, endpoint => endpoint.TargetHost = address)
            .WithEndpoint(HAProxyResource.HttpEndpointName, endpoint => endpoint.TargetHost = address)
            .WithUrlForEndpoint(HAProxyResource.HttpsEndpointName, static url => url.Shown("Website", order: 2))
            .WithUrlForEndpoint(HAProxyResource.StatisticsEndpointName, static url => url.Shown("Statistics", order: 1))
            .WithUrlForEndpoint(HAProxyResource.HttpEndpointName, static url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .WithHttpHealthCheck("/healthz", endpointName: HAProxyResource.StatisticsEndpointName)
            .WithContainerFiles(TargetFolder, configuration)
            .WithReloadCommand(HAProxyReload.Of(configuration, TargetFolder))
            .WithHostName()
            .WithContainerRuntimeArgs("--cap-drop", "ALL", "--security-opt", "no-new-privileges")
            .WithEnvironment("ENVIRONMENT", builder.Environment.EnvironmentName)
            .WithEnvironment("HTTPS_PORT", httpsPort.ToString(CultureInfo.InvariantCulture));

        // For visitors from afar the machine's own choice is the better one.
        return address is "localhost" or "127.0.0.1" or "::1" ? balancer.WithNeighbourlyCongestionControl() : balancer;
    }

    /// <summary>Serves TLS with the ASP.NET Core development certificate, which is made when this machine has none. Its key passes through no file of this machine.</summary>
    public static IResourceBuilder<HAProxyResource> WithDevelopmentCertificate(this IResourceBuilder<HAProxyResource> builder) => builder.WithContainerFiles(
        $"{TargetFolder}/certificates",
        static async (_, cancellationToken) =>
        [
            new ContainerFile { Name = "site.pem", Contents = await DevelopmentCertificate.GetPemAsync(cancellationToken), Mode = UnixFileMode.UserRead },
        ],
        defaultOwner: HAProxyContainerImageTags.UserId,
        defaultGroup: HAProxyContainerImageTags.UserId);

    /// <summary>Sends visitors to <paramref name="web"/>, whenever it is up.</summary>
    public static IResourceBuilder<HAProxyResource> WithWebServer(this IResourceBuilder<HAProxyResource> builder, IResourceBuilder<NginxResource> web) => builder
        .WithEnvironment("WEB", Address(web.Resource.Name, NginxResource.TargetPort))
        .WithReferenceRelationship(web);

    /// <summary>Balances over the application servers, which are processes of this machine, each at its own address.</summary>
    public static IResourceBuilder<HAProxyResource> WithApplicationServers(
        this IResourceBuilder<HAProxyResource> builder, IResourceBuilder<ProjectResource> first, IResourceBuilder<ProjectResource> second) => builder
        .WithEnvironment("API_1", Address(DockerBridge.HostName, first.Resource.GetFixedPort("http")))
        .WithEnvironment("API_2", Address(DockerBridge.HostName, second.Resource.GetFixedPort("http")))
        .WithReferenceRelationship(first)
        .WithReferenceRelationship(second);

    private static string Address(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
