using System.Reflection;
using Aspire.Hosting.Dashboard.Process;
using Aspire.Hosting.Dashboard.Service;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>The services of the dashboard: its process, and what it reads.</summary>
internal static class DashboardServices
{
    /// <summary>Adds them. Called only when the dashboard is enabled; every address and key is in the configuration by then.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The application's configuration.</param>
    /// <param name="appHost">The AppHost's assembly, whose metadata tells where the dashboard lies. Default: the program's own.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration, Assembly? appHost = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var environment = provider.GetRequiredService<IHostEnvironment>();
            return DashboardConfiguration.Read(configuration, appHost ?? Assembly.GetEntryAssembly(), environment.ApplicationName, environment.EnvironmentName);
        });
        services.AddSingleton<ResourceFeed>();
        services.AddSingleton<ResourceServiceHost>();
        services.AddSingleton<DashboardState>();
        services.AddSingleton<DashboardOutput>();
        services.AddHostedService<ResourceFeedPump>();
        services.AddHostedService(provider => provider.GetRequiredService<ResourceServiceHost>());
        services.AddHostedService<DashboardProcess>();
        return services;
    }
}
