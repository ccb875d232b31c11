using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.AppHost.Orchestration;

/// <summary>Starts the dashboard again when it ends, on the same addresses and with the same token. Aspire leaves it ended.</summary>
internal sealed partial class DashboardWatch(
    IServiceProvider services,
    ResourceNotificationService notifications,
    DistributedApplicationModel model,
    TimeProvider time,
    ILogger<DashboardWatch> logger) : BackgroundService
{
    /// <summary>The name that Aspire gives its dashboard.</summary>
    internal const string ResourceName = "aspire-dashboard";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);
    private const int MostRestarts = 5;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stack ends, and the dashboard with it.
        }
    }

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        // How often in a row it did not live for a minute.
        var failures = 0;
        var started = time.GetTimestamp();
        while (true)
        {
            var running = await notifications.WaitForResourceAsync(ResourceName, IsRunning, stoppingToken);
            var ended = await notifications.WaitForResourceAsync(ResourceName, HasEnded, stoppingToken);
            failures = time.GetElapsedTime(started) > LongLife ? 1 : failures + 1;
            if (failures > MostRestarts)
            {
                LogGone(MostRestarts);
                return;
            }

            LogEnded(ended.Snapshot.ExitCode);
            await Task.Delay(FirstPause * (1 << (failures - 1)), time, stoppingToken);
            started = time.GetTimestamp();
            if (!await StartAsync(running.ResourceId, stoppingToken))
            {
                LogGone(failures);
                return;
            }
        }
    }

    private static bool IsRunning(ResourceEvent change) => change.Snapshot.State?.Text == KnownResourceStates.Running;

    private static bool HasEnded(ResourceEvent change) => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text);

    // Aspire gives its dashboard no command that starts it. That of any other resource starts the resource whose id it is given.
    private async Task<bool> StartAsync(string resourceId, CancellationToken stoppingToken)
    {
        var start = model.Resources
            .SelectMany(static resource => resource.Annotations.OfType<ResourceCommandAnnotation>())
            .FirstOrDefault(static command => command.Name == KnownResourceCommands.StartCommand);
        if (start is null)
        {
            return false;
        }

        var result = await start.ExecuteCommand(new ExecuteCommandContext
        {
            Services = services,
            ResourceName = resourceId,
            CancellationToken = stoppingToken,
            Logger = logger,
            Arguments = new InteractionInputCollection([]),
        });
        return result.Success;
    }

    [LoggerMessage(1, LogLevel.Warning, "The dashboard ended (exit code {ExitCode}) and is started again. What it had collected of traces, metrics and logs is gone.")]
    private partial void LogEnded(int? exitCode);

    [LoggerMessage(2, LogLevel.Error, "The dashboard is gone: it ended {Times} times soon after its start. The site goes on without it; for a dashboard, end the stack and start it again.")]
    private partial void LogGone(int times);
}
