using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Probes each server from time to time, so that what it is is known before a request meets it: faster while it is in doubt which one takes writes, and at once
/// when a use of it failed. The health check reads what was seen and so answers at once, even while a server is frozen.
/// </summary>
internal sealed class ServerProbes(DatabaseTopology topology, IOptions<DatabaseOptions> options, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, topology.Servers.Count).Select(server => Task.Run(() => ProbeAsync(server, stoppingToken), stoppingToken)));

    private async Task ProbeAsync(int server, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var again = topology.LookAgain(server);
                topology.Report(server, await topology.Servers[server].ProbeAsync(() => topology.Now, stoppingToken));
                await PauseAsync(again, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task PauseAsync(Task again, CancellationToken stoppingToken)
    {
        // However often uses fail, probes keep this distance.
        var shortest = options.Value.UrgentProbeInterval;
        await Task.Delay(shortest, clock, stoppingToken);
        if (topology.IsPrimaryInDoubt || options.Value.ProbeInterval <= shortest)
        {
            return;
        }

        using var rest = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(again, Task.Delay(options.Value.ProbeInterval - shortest, clock, rest.Token));
        await rest.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }
}
