using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Endpoints;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Health;
using Aspire.Hosting.Orchestration.Lifecycle;
using Aspire.Hosting.Orchestration.Logging;
using Aspire.Hosting.Orchestration.Runtime;
using Aspire.Hosting.Orchestration.Snapshots;
using Aspire.Hosting.Orchestration.Waits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Orchestration;

/// <summary>Adds what runs an application's resources. It needs an <see cref="IResourceRuntime"/>.</summary>
internal static class OrchestrationServices
{
    private const string HealthCheckLog = "Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService";

    public static IServiceCollection AddOrchestration(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddReaders().AddHealth().AddLifecycles();
    }

    /// <summary>Writes what resources print into the application host's log too.</summary>
    public static IServiceCollection AddResourceLogForwarding(this IServiceCollection services) => services.AddHostedService<ResourceLogForwarder>();

    /// <summary>What others read states and logs from, and send commands to.</summary>
    private static IServiceCollection AddReaders(this IServiceCollection services)
    {
        services.AddOptions<ResourceNotificationServiceOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            // Without a dashboard there is nobody to start again what has ended.
            if (provider.GetService<DistributedApplicationOptions>() is { DisableDashboard: true })
            {
                options.DefaultWaitBehavior = WaitBehavior.StopOnResourceUnavailable;
            }
        });
        services.TryAddSingleton(provider => new ResourceNotificationService(
            provider.GetRequiredService<IOptions<ResourceNotificationServiceOptions>>(),
            provider,
            provider.GetService<DistributedApplicationModel>()));
        services.TryAddSingleton(provider => new ResourceLoggerService(provider.GetRequiredService<TimeProvider>(), ResourceLogLimits.Default));
        services.TryAddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(),
            provider.GetRequiredService<ResourceLoggerService>(),
            provider));
        return services;
    }

    private static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();

        // It logs every failing round of every resource that is on its way up; the reports say the same where they belong.
        services.AddLogging(logging => logging.AddFilter(HealthCheckLog, LogLevel.None));
        services.AddHostedService<ResourceHealthService>();
        return services;
    }

    private static IServiceCollection AddLifecycles(this IServiceCollection services)
    {
        services.AddSingleton<ApplicationPhases>();
        services.AddSingleton<WorkloadNames>();
        services.AddSingleton<PersistentNames>();
        services.AddSingleton<RuntimeConnection>();
        services.AddSingleton<ResourceStates>();
        services.AddSingleton<LogPump>();
        services.AddSingleton<DependencyWaits>();
        services.AddSingleton<PortCheck>();
        services.AddSingleton<ResourceConfiguration>();
        services.AddSingleton<WorkloadPlanner>();
        services.AddSingleton<UrlSnapshots>();
        services.AddSingleton<LifecycleCommands>();
        services.AddSingleton<LifecycleServices>();
        services.AddSingleton<ApplicationOrchestrator>();
        services.AddHostedService<OrchestratorHost>();
        return services;
    }
}
