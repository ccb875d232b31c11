using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dcp;

/// <summary>The services that drive the orchestrator process.</summary>
internal static class DcpServices
{
    public static IServiceCollection AddDcp(this IServiceCollection services) => services;
}
