using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.Orchestration;

/// <summary>Watches over what Aspire itself starts.</summary>
internal static class OrchestrationExtensions
{
    /// <summary>Starts the dashboard again when it dies, and ends the stack when the orchestrator does.</summary>
    public static void WatchOverOrchestration(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
        {
            return;
        }

        // The orchestrator keeps a process of 22 MiB beside every container and process that it starts, which removes it should the orchestrator die.
        // The watch does that here.
        Environment.SetEnvironmentVariable("DCP_DISABLE_MONITOR_PROCESS", "true");
        builder.Services.AddHostedService<DashboardWatch>().AddHostedService<OrchestratorWatch>();
    }
}
