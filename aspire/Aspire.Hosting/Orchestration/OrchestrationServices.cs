using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Orchestration;

/// <summary>Adds what runs an application's resources.</summary>
internal static class OrchestrationServices
{
    public static IServiceCollection AddOrchestration(this IServiceCollection services)
    {
        services.AddOptions<ResourceNotificationServiceOptions>();
        services.TryAddSingleton(TimeProvider.System);
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
}
