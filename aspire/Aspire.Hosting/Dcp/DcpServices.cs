using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dcp;

/// <summary>The services that drive the orchestrator process.</summary>
internal static class DcpServices
{
    private const string CliPathMetadata = "dcpclipath";
    private const string AppHostSuffix = ".AppHost";

    /// <summary>Registers DCP as what runs the resources.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="appHost">The AppHost's assembly, whose metadata tells where DCP lies. Default: the program's own.</param>
    public static IServiceCollection AddDcp(this IServiceCollection services, Assembly? appHost = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DcpOptions>().Configure<IConfiguration, IHostEnvironment, IServiceProvider>((options, configuration, environment, provider) =>
        {
            options.CliPath = Metadata(appHost ?? Assembly.GetEntryAssembly());
            options.NetworkPrefix = Short(appHost?.GetName().Name ?? environment.ApplicationName);
            if (provider.GetService<DistributedApplicationModel>()?.Resources.Any(ContainerLifetimeAnnotation.IsPersistent) is true)
            {
                options.PersistentNetwork = provider.GetRequiredService<PersistentNames>().For(ApplicationNetwork.Clean(options.NetworkPrefix));
            }

            configuration.GetSection(DcpOptions.Section).Bind(options);
        });
        services.AddSingleton<IResourceRuntime, DcpRuntime>();
        return services;
    }

    private static string? Metadata(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => string.Equals(attribute.Key, CliPathMetadata, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string Short(string applicationName) =>
        applicationName.EndsWith(AppHostSuffix, StringComparison.OrdinalIgnoreCase) ? applicationName[..^AppHostSuffix.Length] : applicationName;
}
