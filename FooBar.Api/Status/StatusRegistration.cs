using FooBar.Web.Status;

namespace FooBar.Api.Status;

/// <summary>Registers the watch over the stack.</summary>
internal static class StatusRegistration
{
    public static void AddStatus(this IServiceCollection services)
    {
        // Its questions come every second: they are neither logged nor traced as requests are.
        services.AddHttpClient(StatusMonitor.ClientName, static client => client.Timeout = TimeSpan.FromSeconds(1)).RemoveAllLoggers();
        services.AddSingleton<StatusMonitor>().AddSingleton<IStackStatus>(static provider => provider.GetRequiredService<StatusMonitor>());
        services.AddHostedService(static provider => provider.GetRequiredService<StatusMonitor>());
    }
}
