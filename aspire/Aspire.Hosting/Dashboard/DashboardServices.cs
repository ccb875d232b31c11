using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dashboard;

/// <summary>The services of the dashboard: its process, and what it reads.</summary>
internal static class DashboardServices
{
    /// <summary>Adds them. Called only when the dashboard is enabled; every address and key is in the configuration by then.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration) => services;
}
