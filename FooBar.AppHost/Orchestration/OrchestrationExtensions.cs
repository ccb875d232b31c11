using FooBar.AppHost.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.Orchestration;

/// <summary>Watches over what Aspire itself starts.</summary>
internal static class OrchestrationExtensions
{
    /// <summary>Starts nothing without a container engine, starts the dashboard again when it dies, and ends the stack when the orchestrator does.</summary>
    public static void WatchOverOrchestration(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
        {
            return;
        }

        string? remover = null;
        if (OperatingSystem.IsLinux())
        {
            // The orchestrator keeps a process of 22 MiB beside every container and process that it starts, which removes it should the orchestrator die.
            // One small script does that here for all of them.
            Environment.SetEnvironmentVariable("DCP_DISABLE_MONITOR_PROCESS", "true");
            remover = Path.Combine(builder.AppHostDirectory, "Orchestration", "remove-left-over.sh");
        }

        builder.Services.AddSingleton(new OrchestratorWatchOptions(remover)).AddHostedService<DashboardWatch>().AddHostedService<OrchestratorWatch>();
        builder.Eventing.Subscribe<BeforeStartEvent>(static async (_, cancellationToken) => await RequireEngineAsync(cancellationToken));
    }

    // Aspire warns and then waits for an engine that may never come.
    private static async Task RequireEngineAsync(CancellationToken cancellationToken)
    {
        var answer = await EngineClient.RunAsync(null, cancellationToken, "version", "--format", "{{.Server.Version}}");
        if (!answer.Succeeded)
        {
            throw new DistributedApplicationException(
                $"The container engine does not answer: {answer.Text.TrimEnd('.')}. Start Docker, or install it: https://docs.docker.com/engine/install/. "
                + "On Debian and Ubuntu ./foobar setup does both.");
        }
    }
}
