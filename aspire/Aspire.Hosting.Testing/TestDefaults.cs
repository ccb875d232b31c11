using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What differs in a test, unless it says otherwise.</summary>
internal static class TestDefaults
{
    public static void Apply(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        options.DisableDashboard = true;
        // Beneath every other source.
        settings.Configuration = new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(
        [
            new(HostDefaults.EnvironmentKey, Environments.Development),
            new(ConfigurationKeys.RandomizePorts, bool.TrueString),
        ]);
    }

    public static void Apply(DistributedApplicationBuilder builder) => builder.Services
        .AddResourceLogForwarding()
        .Configure<ResourceNotificationServiceOptions>(options => options.DefaultWaitBehavior = WaitBehavior.StopOnResourceUnavailable);
}
