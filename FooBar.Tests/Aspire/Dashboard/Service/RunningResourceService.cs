using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Dashboard.Service;
using Aspire.Hosting.Orchestration.Logging;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Aspire.Dashboard.Service;

/// <summary>The resource service on a port of its own, with clients.</summary>
internal sealed class RunningResourceService : IAsyncDisposable
{
    public const string Key = "the key of this run";

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly ResourceFeedPump _pump;
    private readonly ResourceServiceHost _host;
    private readonly List<GrpcChannel> _channels = [];

    private RunningResourceService()
    {
        Notifications = new ResourceNotificationService(Options.Create(new ResourceNotificationServiceOptions()), _services, model: null);
        Logs = new ResourceLoggerService(TimeProvider.System, ResourceLogLimits.Default);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AppHost:ResourceService:ApiKey", Key)]).Build();
        _pump = new ResourceFeedPump(Feed, Notifications, TimeProvider.System, NullLogger<ResourceFeedPump>.Instance);
        _host = new ResourceServiceHost(
            DashboardConfiguration.Read(settings, appHost: null, "FooBar.AppHost", "Development"),
            Feed,
            Notifications,
            Logs,
            new ResourceCommandService(Notifications, Logs, _services),
            NullLoggerFactory.Instance,
            NullLogger<ResourceServiceHost>.Instance);
    }

    public ResourceFeed Feed { get; } = new();

    public ResourceNotificationService Notifications { get; }

    public ResourceLoggerService Logs { get; }

    public Uri Address { get; private set; } = null!;

    public static Metadata KeyHeader(string? key = Key) => key is null ? [] : new Metadata { { ApiKeyGate.HeaderName, key } };

    public static async Task<RunningResourceService> StartAsync()
    {
        var service = new RunningResourceService();
        await service._pump.StartAsync(default);
        await service._host.StartAsync(default);
        service.Address = await service._host.Address.WaitAsync(Patience.Limit);
        return service;
    }

    public DashboardService.DashboardServiceClient Connect()
    {
        var channel = GrpcChannel.ForAddress(Address);
        _channels.Add(channel);
        return new DashboardService.DashboardServiceClient(channel);
    }

    public Task PublishAsync(IResource resource, string state) => Notifications.PublishUpdateAsync(resource, before => before with { State = state });

    public async Task StopAsync()
    {
        await _host.StopAsync(default);
        await _pump.StopAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _channels.ForEach(channel => channel.Dispose());
        _host.Dispose();
        _pump.Dispose();
        Logs.Dispose();
        Notifications.Dispose();
        await _services.DisposeAsync();
    }
}
