using System.Diagnostics;
using System.Globalization;
using FooBar.AppHost.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FooBar.AppHost.Orchestration;

/// <summary>
/// Ends the stack when the orchestrator (DCP) dies, since nothing is supervised any more: says what happened, waits until what the orchestrator had
/// started is removed, and ends the AppHost with exit code 1. Aspire's AppHost would live on without a word.
/// </summary>
internal sealed partial class OrchestratorWatch(
    OrchestratorWatchOptions options,
    ResourceNotificationService notifications,
    DistributedApplicationModel model,
    IHostApplicationLifetime lifetime,
    IOptions<HostOptions> host,
    TimeProvider time,
    ILogger<OrchestratorWatch> logger) : BackgroundService
{
    // What the orchestrator writes on every container and network that it makes.
    private const string CreatorLabel = "com.microsoft.developer.usvc-dev.creatorProcessId";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // Aspire asks the orchestrator to clean up, for as long as the host lets it.
    private static readonly TimeSpan PatienceForADeadOrchestrator = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var orchestrator = await FindAsync(stoppingToken);
            if (orchestrator is null)
            {
                LogUnknown();
                return;
            }

            using var remover = StartRemover(orchestrator.Id);
            while (!orchestrator.HasExited)
            {
                await Task.Delay(Pause, time, stoppingToken);
            }

            LogGone(orchestrator.Id);
            await (remover?.WaitForExitAsync(CancellationToken.None) ?? Task.CompletedTask);
            Environment.ExitCode = 1;
            host.Value.ShutdownTimeout = PatienceForADeadOrchestrator;
            lifetime.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stack ends as it should.
        }
    }

    // By its first container that runs: the orchestrator notes its process on it.
    private async Task<Process?> FindAsync(CancellationToken cancellationToken)
    {
        var containers = model.Resources.OfType<ContainerResource>().Select(static container => container.Name).ToHashSet(StringComparer.Ordinal);
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (containers.Contains(change.Resource.Name) && IdOf(change.Snapshot) is { } container)
            {
                var answer = await EngineClient.RunAsync(null, cancellationToken, "container", "inspect", "--format", $"{{{{index .Config.Labels \"{CreatorLabel}\"}}}}", container);
                return answer.Succeeded && int.TryParse(answer.Output, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Find(id) : null;
            }
        }

        return null;
    }

    private static string? IdOf(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running
        ? snapshot.Properties.FirstOrDefault(static property => property.Name == "container.id")?.Value as string
        : null;

    // A process of its own, because it has to outlive this one.
    private Process? StartRemover(int orchestrator) => options.RemoverScript is { } script
        ? Process.Start("sh", [script, orchestrator.ToString(CultureInfo.InvariantCulture), CreatorLabel])
        : null;

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The orchestrator (dcp, process {Id}) is gone, and nothing supervises the stack any more. What it had started is removed, and the AppHost ends. Start the stack again.")]
    private partial void LogGone(int id);

    [LoggerMessage(2, LogLevel.Warning, "The orchestrator's process is not known: should it die, nothing will say so.")]
    private partial void LogUnknown();
}

/// <summary>How the watch over the orchestrator has its remains removed.</summary>
/// <param name="RemoverScript">The script that does it; null where the orchestrator's own monitors do.</param>
internal sealed record OrchestratorWatchOptions(string? RemoverScript);
