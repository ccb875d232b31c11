using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Orchestration;

/// <summary>The services that start, watch and stop the resources.</summary>
internal static class OrchestrationServices
{
    public static IServiceCollection AddOrchestration(this IServiceCollection services) => services;
}
