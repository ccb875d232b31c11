using FooBar.Api.Status.Alerts;
using FooBar.Api.Status.History;
using FooBar.Web.Status;
using FooBar.Web.Status.History;

namespace FooBar.Api.Status;

/// <summary>Registers the watch over the stack.</summary>
internal static class StatusRegistration
{
    public static void AddStatus(this IServiceCollection services)
    {
        // Its questions come every second: they are neither logged nor traced as requests are.
        services.AddHttpClient(StatusMonitor.ClientName, static client => client.Timeout = TimeSpan.FromSeconds(1)).RemoveAllLoggers();
        services.AddHttpClient(AlertWatch.ClientName, static client => client.Timeout = TimeSpan.FromSeconds(1)).RemoveAllLoggers();
        services.AddHttpClient(PrometheusHistory.ClientName, static client => client.Timeout = TimeSpan.FromSeconds(3)).RemoveAllLoggers();
        services.AddSingleton<IStackHistory, PrometheusHistory>();
        services.AddSingleton<AlertWatch>().AddHostedService(static provider => provider.GetRequiredService<AlertWatch>());
        services.AddSingleton<StatusMonitor>().AddSingleton<IStackStatus>(static provider => provider.GetRequiredService<StatusMonitor>());
        services.AddHostedService(static provider => provider.GetRequiredService<StatusMonitor>());
    }
}
