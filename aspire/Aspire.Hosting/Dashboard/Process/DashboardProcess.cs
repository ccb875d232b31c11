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
    TimeProvider time,
    ILogger<DistributedApplication> logger) : BackgroundService
{
    /// <summary>The workload's name.</summary>
    public const string WorkloadName = "aspire-dashboard";

    private readonly DashboardOutput _output = new(options, runtime, logger);
    private readonly DashboardAnnouncement _announcement = new(options, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ExecutablePath is not { Length: > 0 } path || !File.Exists(path))
        {
            DashboardLog.Missing(logger, string.IsNullOrEmpty(options.ExecutablePath) ? "its program" : options.ExecutablePath);
            return;
        }

        var delay = new RestartDelay();
        var told = "";
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var reason = await LiveAsync(path, stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            if (reason != told)
            {
                // The same trouble again and again is told once.
                DashboardLog.NotRunning(logger, reason);
                told = reason;
            }

            await Task.Delay(delay.After(time.GetElapsedTime(began)), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

            await runtime.CreateProcessAsync(
                new ProcessSpecification
                {
                    Name = WorkloadName,
                    ExecutablePath = path,
                    WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path))!,
                    Arguments = ["dashboard"],
                    Environment = DashboardEnvironment.Of(options, service),
                },
                stopping);
            var output = _output.ForwardAsync(WorkloadName, life.Token);
            var announcement = _announcement.TellAsync(life.Token);
            var reason = await EndAsync(stopping);
            await life.CancelAsync();
            await Task.WhenAll(output, announcement).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
