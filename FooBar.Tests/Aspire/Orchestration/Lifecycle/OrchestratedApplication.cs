using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

/// <summary>An application on the in-memory runtime.</summary>
internal sealed class OrchestratedApplication : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IDistributedApplicationBuilder _builder;
    private DistributedApplication? _application;

    public OrchestratedApplication(WaitBehavior waitBehavior = WaitBehavior.WaitOnResourceUnavailable)
    {
        _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
        _builder.Services.Replace(ServiceDescriptor.Singleton<IResourceRuntime>(Runtime));
        _builder.Services.Configure<CliOptions>(options => options.HomeFolder = "");
        _builder.Services.Configure<ResourceNotificationServiceOptions>(options => options.DefaultWaitBehavior = waitBehavior);
    }

    public InMemoryRuntime Runtime { get; } = new();

    public IDistributedApplicationBuilder Builder => _builder;

    public DistributedApplication Application => _application ??= _builder.Build();

    public ResourceNotificationService Notifications => Application.Services.GetRequiredService<ResourceNotificationService>();

    public IResourceBuilder<ContainerResource> AddContainer(string name) => _builder.AddContainer(name, "image", "1");

    /// <summary>Adds a container with a health check that a test decides.</summary>
    public IResourceBuilder<ContainerResource> AddContainer(string name, Func<HealthStatus> health)
    {
        _builder.Services.AddHealthChecks().AddCheck($"{name}_check", () => new HealthCheckResult(health(), $"{name} says so"));
        return AddContainer(name).WithHealthCheck($"{name}_check");
    }

    /// <summary>Begins to start. The task completes when everything was created.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => Application.StartAsync(cancellationToken);

    public Task<ResourceEvent> ReachAsync(string name, string state) => ReachAsync(name, snapshot => snapshot.State?.Text == state);

    public async Task<ResourceEvent> ReachAsync(string name, Func<CustomResourceSnapshot, bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await Notifications.WaitForResourceAsync(name, change => condition(change.Snapshot), limit.Token);
    }

    public Task<ExecuteCommandResult> ExecuteAsync(string name, string command) =>
        Application.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(name, command).WaitAsync(Patience);

    public async Task<string> LogOfAsync(string name)
    {
        var lines = new List<string>();
        await foreach (var batch in Application.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(name))
        {
            lines.AddRange(batch.Select(line => line.Content));
        }

        return string.Join('\n', lines);
    }

    public ValueTask DisposeAsync() => Application.DisposeAsync();
}
