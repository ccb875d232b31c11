using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using FooBar.AppHost.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FooBar.AppHost.Orchestration;

/// <summary>
/// Ends the stack when the orchestrator (DCP) dies, since nothing is supervised any more: removes what the orchestrator had started, says what
/// happened, and ends the AppHost with exit code 1. Aspire's AppHost would live on without a word.
/// </summary>
internal sealed partial class OrchestratorWatch(
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

            while (!orchestrator.HasExited)
            {
                await Task.Delay(Pause, time, stoppingToken);
            }

            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return;
            }

            LogGone(orchestrator.Id);
            await RemoveAsync(orchestrator.Id, CancellationToken.None);
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

    private static string? IdOf(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running ? Property(snapshot, "container.id") as string : null;

    private static object? Property(CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    private async Task RemoveAsync(int creator, CancellationToken cancellationToken)
    {
        foreach (var resource in model.Resources)
        {
            if (notifications.TryGetCurrentState(resource.Name, out var current)
                && current.Snapshot.ExitCode is null
                && int.TryParse(Convert.ToString(Property(current.Snapshot, "executable.pid"), CultureInfo.InvariantCulture), out var id))
            {
                Kill(id);
            }
        }

        var filter = $"label={CreatorLabel}={creator.ToString(CultureInfo.InvariantCulture)}";
        await RemoveAsync(["ps", "--all", "--quiet", "--filter", filter], ["rm", "--force", "--volumes"], cancellationToken);
        await RemoveAsync(["network", "ls", "--quiet", "--filter", filter], ["network", "rm"], cancellationToken);
    }

    private static async Task RemoveAsync(string[] list, string[] remove, CancellationToken cancellationToken)
    {
        var found = await EngineClient.RunAsync(null, cancellationToken, list);
        if (found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } ids)
        {
            await EngineClient.RunAsync(null, cancellationToken, [.. remove, .. ids]);
        }
    }

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

    private static void Kill(int id)
    {
        using var process = Find(id);
        try
        {
            process?.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself.
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The orchestrator (dcp, process {Id}) is gone, and nothing supervises the stack any more. What it had started is removed, and the AppHost ends. Start the stack again.")]
    private partial void LogGone(int id);

    [LoggerMessage(2, LogLevel.Warning, "The orchestrator's process is not known: should it die, nothing will say so.")]
    private partial void LogUnknown();
}
