using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using FooBar.AppHost.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace FooBar.Tests.AppHost.Startup;

/// <summary>An application of Aspire's that starts nothing: what its resources are a test says. Aspire's health service alone runs.</summary>
internal sealed class ComposedApplication : IAsyncDisposable
{
    // Aspire's service that says of a resource that it is ready, without which it is not healthy.
    private const string HealthService = "ResourceHealthCheckService";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private DistributedApplication? _application;

    public IDistributedApplicationBuilder Builder { get; } =
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { AssemblyName = typeof(SiteAnnouncement).Assembly.GetName().Name, DisableDashboard = true });

    private DistributedApplication Application => _application ?? throw new InvalidOperationException("The application is not built.");

    private ResourceNotificationService Notifications => Application.ResourceNotifications;

    public IResourceBuilder<ContainerResource> AddContainer(string name) => Builder.AddContainer(name, "image", "1");

    /// <summary>Adds a container with a health check that a test decides.</summary>
    public IResourceBuilder<ContainerResource> AddContainer(string name, Func<HealthStatus> health)
    {
        Builder.Services.AddHealthChecks().AddCheck($"{name}_check", () => new HealthCheckResult(health(), $"{name} says so"));
        return AddContainer(name).WithHealthCheck($"{name}_check");
    }

    /// <summary>Builds the application, whose health service runs from then on.</summary>
    public async Task BuildAsync()
    {
        var health = Builder.Services.First(static service => service.ServiceType.Name == HealthService).ServiceType;
        _application = Builder.Build();
        await ((IHostedService)Application.Services.GetRequiredService(health)).StartAsync(CancellationToken.None);
    }

    /// <summary>Starts a service of the AppHost's.</summary>
    public Task StartServiceAsync<T>()
        where T : IHostedService => Application.Services.GetServices<IHostedService>().OfType<T>().Single().StartAsync(CancellationToken.None);

    /// <summary>Publishes what Aspire publishes before it starts a resource. The task completes when the resource may start.</summary>
    public Task StartingAsync(IResourceBuilder<IResource> resource) =>
        Application.Services.GetRequiredService<IDistributedApplicationEventing>().PublishAsync(new BeforeResourceStartedEvent(resource.Resource, Application.Services));

    /// <summary>Reports a state of a resource.</summary>
    public Task ReportAsync(IResourceBuilder<IResource> resource, string state) =>
        Notifications.PublishUpdateAsync(resource.Resource, snapshot => snapshot with { State = state });

    /// <summary>Waits until a resource is seen as described.</summary>
    public async Task ReachAsync(IResourceBuilder<IResource> resource, Func<CustomResourceSnapshot, bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        await Notifications.WaitForResourceAsync(resource.Resource.Name, change => condition(change.Snapshot), limit.Token);
    }

    /// <summary>Waits until a resource is healthy.</summary>
    public async Task HealthyAsync(IResourceBuilder<IResource> resource)
    {
        using var limit = new CancellationTokenSource(Patience);
        await Notifications.WaitForResourceHealthyAsync(resource.Resource.Name, limit.Token);
    }

    public ValueTask DisposeAsync() => _application?.DisposeAsync() ?? ValueTask.CompletedTask;
}
