using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.Orchestration.Runtime;
using FooBar.AppHost.HAProxy;
using FooBar.AppHost.HAProxy.Rotation;
using FooBar.AppHost.Startup;
using FooBar.Tests.Aspire.Dashboard;
using FooBar.Tests.Aspire.Dcp;
using FooBar.Tests.Aspire.Orchestration.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.AppHost.Startup;

public sealed class SiteAnnouncementTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task ExecuteAsync_OneServerHasFailed_AsksTheBalancerForTheOther()
    {
        // Not listened at until the balancer has started: its port must be free.
        using var statistics = new TcpListener(IPAddress.Loopback, TestRuntime.FreePort());
        await using var application = new OrchestratedApplication();
        application.Runtime.OnCreate = static container => container.Name.StartsWith("api-1", StringComparison.Ordinal) ? WorkloadState.FailedToStart : WorkloadState.Running;
        var log = Announce(application, ((IPEndPoint)statistics.LocalEndpoint).Port);

        await application.StartAsync();
        statistics.Start();

        using var question = await statistics.AcceptTcpClientAsync().WaitAsync(Limit);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task ExecuteAsync_EveryServerHasFailed_SaysThatTheSiteIsNotUp()
    {
        await using var application = new OrchestratedApplication();
        application.Runtime.OnCreate = static container => container.Name.StartsWith("api", StringComparison.Ordinal) ? WorkloadState.FailedToStart : WorkloadState.Running;
        var log = Announce(application, statisticsPort: 1);

        await application.StartAsync();

        var said = await log.WaitForAsync("is not up");
        Assert.Contains("'api-", said, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Error, Assert.Single(log.Entries).Level);
    }

    private static RecordingLogger<SiteAnnouncement> Announce(OrchestratedApplication application, int statisticsPort)
    {
        var log = new RecordingLogger<SiteAnnouncement>();
        var balancer = application.Builder.AddResource(new HAProxyResource("lb"))
            .WithImage("image")
            .WithHttpsEndpoint(port: 2, targetPort: 8443, name: HAProxyResource.HttpsEndpointName, isProxied: false)
            .WithHttpEndpoint(port: statisticsPort, targetPort: 8404, name: HAProxyResource.StatisticsEndpointName, isProxied: false);
        application.Builder.Services
            .AddSingleton<ILogger<SiteAnnouncement>>(log)
            .AddSingleton(new RotationTargets(balancer.Resource, [application.AddContainer("api-1").Resource, application.AddContainer("api-2").Resource]))
            .AddSingleton<BalancerStatistics>();
        application.Builder.AnnounceSite(balancer, application.AddContainer("web"));
        return log;
    }
}
