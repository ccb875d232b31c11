using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Process;
using Aspire.Hosting.Dashboard.Service;
using Aspire.Hosting.Orchestration.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Aspire.Dashboard.Process;

/// <summary>What keeps the dashboard running, over a runtime that the test plays.</summary>
internal sealed class RunningDashboardProcess : IAsyncDisposable
{
    public const string Token = "token-of-this-run";

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly ResourceLoggerService _resourceLogs = new(TimeProvider.System, ResourceLogLimits.Default);
    private ResourceServiceHost? _service;
    private DashboardProcess? _process;

    private RunningDashboardProcess() =>
        Notifications = new ResourceNotificationService(Options.Create(new ResourceNotificationServiceOptions()), _services, model: null);

    public RecordingRuntime Runtime { get; } = new();

    public RecordingLogger<DistributedApplication> Log { get; } = new();

    public ApplicationLifetime Lifetime { get; } = new(NullLogger<ApplicationLifetime>.Instance);

    public RecordingLogger<DashboardOutput> Output { get; } = new();

    public ResourceNotificationService Notifications { get; }

    /// <summary>Completes when nothing keeps the dashboard running any more.</summary>
    public Task Ended => _process!.ExecuteTask!;

    /// <summary>The dashboard's address; the test decides whether somebody listens there.</summary>
    public TcpListener Frontend { get; } = new(IPAddress.Loopback, FreePort());

    public static RunningDashboardProcess Create() => new();

    public async Task StartAsync(string? program = null)
    {
        var options = DashboardConfiguration.Read(
            new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("DcpPublisher:DashboardPath", program ?? Environment.ProcessPath),
                new("ASPNETCORE_URLS", $"http://{Frontend.LocalEndpoint}"),
                new("AppHost:BrowserToken", Token),
            ]).Build(),
            appHost: null,
            "FooBar.AppHost",
            "Development");
        _service = new ResourceServiceHost(
            options,
            new ResourceFeed(),
            Notifications,
            _resourceLogs,
            new ResourceCommandService(Notifications, _resourceLogs, _services),
            NullLoggerFactory.Instance,
            NullLogger<ResourceServiceHost>.Instance);
        _process = new DashboardProcess(options, _service, Runtime, new DashboardState(options, Notifications), new DashboardOutput(options, Runtime, Output), Lifetime, TimeProvider.System, Log);
        await _service.StartAsync(default);
        await _process.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await (_process?.StopAsync(default) ?? Task.CompletedTask);
        await (_service?.StopAsync(default) ?? Task.CompletedTask);
        _process?.Dispose();
        _service?.Dispose();
        Frontend.Dispose();
        _resourceLogs.Dispose();
        Notifications.Dispose();
        await _services.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
