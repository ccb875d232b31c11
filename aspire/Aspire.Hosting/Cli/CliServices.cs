using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Cli;

/// <summary>The services that answer the <c>aspire</c> command.</summary>
internal static class CliServices
{
    private const string ProjectNameMetadata = "apphostprojectname";

    /// <summary>Adds them.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="appHost">The AppHost's assembly, whose metadata tells its project file.</param>
    /// <param name="appHostDirectory">The folder of the AppHost's project.</param>
    public static IServiceCollection AddCli(this IServiceCollection services, Assembly? appHost, string appHostDirectory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CliOptions>().Configure<IHostEnvironment>((options, environment) =>
        {
            options.HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            options.AppHostPath = Path.Combine(appHostDirectory, ProjectFile(appHost) ?? environment.ApplicationName);
        });
        services.AddSingleton<SecretValues>();
        services.AddSingleton<ResourceDescriber>();
        services.AddSingleton<ResourceWaits>();
        services.AddSingleton<ConsoleLogs>();
        services.AddSingleton<DashboardLink>();
        services.AddSingleton<CliCalls>();
        services.AddHostedService<CliHost>();
        return services;
    }

    private static string? ProjectFile(Assembly? appHost) => appHost?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, ProjectNameMetadata, StringComparison.OrdinalIgnoreCase))?.Value;
}
