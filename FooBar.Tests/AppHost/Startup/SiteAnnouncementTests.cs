using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using FooBar.AppHost.HAProxy;
using FooBar.AppHost.HAProxy.Rotation;
using FooBar.AppHost.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.AppHost.Startup;

public sealed class SiteAnnouncementTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task ExecuteAsync_OneServerHasFailed_AsksTheBalancerForTheOther()
    {
        using var statistics = new TcpListener(IPAddress.Loopback, 0);
        statistics.Start();
        await using var application = new ComposedApplication();

        var log = await AnnounceAsync(application, ((IPEndPoint)statistics.LocalEndpoint).Port, KnownResourceStates.FailedToStart, KnownResourceStates.Running);

        using var question = await statistics.AcceptTcpClientAsync().WaitAsync(Limit);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task ExecuteAsync_EveryServerHasFailed_SaysThatTheSiteIsNotUp()
    {
        await using var application = new ComposedApplication();

        var log = await AnnounceAsync(application, statisticsPort: 1, KnownResourceStates.FailedToStart, KnownResourceStates.FailedToStart);

        var said = await log.WaitForAsync("is not up");
        Assert.Contains("'api-", said, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Error, Assert.Single(log.Entries).Level);
    }

    // Everything in front of the application servers runs.
    private static async Task<RecordingLogger<SiteAnnouncement>> AnnounceAsync(ComposedApplication application, int statisticsPort, string api1State, string api2State)
    {
        var log = new RecordingLogger<SiteAnnouncement>();
        var balancer = application.Builder.AddResource(new HAProxyResource("lb"))
            .WithImage("image")
            .WithHttpsEndpoint(port: 2, targetPort: 8443, name: HAProxyResource.HttpsEndpointName, isProxied: false)
            .WithHttpEndpoint(port: statisticsPort, targetPort: 8404, name: HAProxyResource.StatisticsEndpointName, isProxied: false)
            .WithEndpoint(HAProxyResource.StatisticsEndpointName, static endpoint => endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", endpoint.Port!.Value));
        var (web, api1, api2) = (application.AddContainer("web"), application.AddContainer("api-1"), application.AddContainer("api-2"));
        application.Builder.Services
            .AddSingleton<ILogger<SiteAnnouncement>>(log)
            .AddSingleton(new RotationTargets(balancer.Resource, [api1.Resource, api2.Resource]))
            .AddSingleton<BalancerStatistics>();
        application.Builder.AnnounceSite(balancer, web);
        await application.BuildAsync();
        await application.StartServiceAsync<SiteAnnouncement>();

        await application.ReportAsync(balancer, KnownResourceStates.Running);
        await application.ReportAsync(web, KnownResourceStates.Running);
        await application.ReportAsync(api1, api1State);
        await application.ReportAsync(api2, api2State);
        return log;
    }
}
