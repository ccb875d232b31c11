using Aspire.Hosting.Dashboard.Service;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>
/// Keeps the dashboard running as a workload beside the application's own, so that it ends with them however the application
/// host ends. Nothing waits for it.
/// </summary>
internal sealed class DashboardProcess(
    DashboardOptions options,
    ResourceServiceHost resourceService,
    IResourceRuntime runtime,
    DashboardState state,
    DashboardOutput output,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DistributedApplication> logger) : BackgroundService
{
    /// <summary>The workload's name.</summary>
    public const string WorkloadName = "aspire-dashboard";

    private readonly DashboardAnnouncement _announcement = new(options, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ExecutablePath is not { Length: > 0 } path || !File.Exists(path))
        {
            DashboardLog.Missing(logger, string.IsNullOrEmpty(options.ExecutablePath) ? "its program" : options.ExecutablePath);
            return;
        }

        // At the application's end the dashboard is removed with the other workloads, before this service is asked to stop.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await KeepRunningAsync(path, ending.Token);
    }

    private async Task KeepRunningAsync(string path, CancellationToken stopping)
    {
        var delay = new RestartDelay();
        var told = "";
        while (!stopping.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var reason = await LiveAsync(path, stopping);
            if (stopping.IsCancellationRequested)
            {
                break;
            }

            var life = time.GetElapsedTime(began);
            if (reason != told || life >= RestartDelay.StableAfter)
            {
                // The same trouble again and again is told once.
                DashboardLog.NotRunning(logger, reason);
                told = reason;
            }

            await Task.Delay(delay.After(life), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // One life of the process; the result says why it ended or did not begin.
    private async Task<string> LiveAsync(string path, CancellationToken stopping)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await runtime.StartAsync(stopping);
            var service = await resourceService.Address.WaitAsync(stopping);
            if (PortProbe.DescribeTaken(options) is { } taken)
            {
                return taken;
            }

            // It watches the application and gives way to it, above all while everything starts at once.
            var (executable, arguments) = GentleCommand.Of(path, "dashboard");
            await runtime.CreateProcessAsync(
                new ProcessSpecification
                {
                    Name = WorkloadName,
                    ExecutablePath = executable,
                    WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path))!,
                    Arguments = arguments,
                    Environment = DashboardEnvironment.Of(options, service),
                },
                stopping);
            var forwarding = output.ForwardAsync(WorkloadName, life.Token);
            var announcement = _announcement.TellAsync(life.Token);
            var reason = await EndAsync(stopping);
            await life.CancelAsync();
            await Task.WhenAll(forwarding, announcement).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await runtime.DeleteAsync(WorkloadName, stopping);
            return reason;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return "";
        }
        catch (Exception exception)
        {
            // Whatever is wrong with the dashboard is no reason to end the application.
            return exception.Message;
        }
        finally
        {
            await life.CancelAsync();
        }
    }

    private async Task<string> EndAsync(CancellationToken stopping)
    {
        await foreach (var status in runtime.WatchAsync(stopping))
        {
            if (status.Name != WorkloadName)
            {
                continue;
            }

            await state.PublishAsync(status);
            if (status.Deleted || status.State is WorkloadState.Exited or WorkloadState.FailedToStart)
            {
                return DashboardEnd.Describe(status, options);
            }
        }

        return "The orchestrator no longer tells of it.";
    }
}
