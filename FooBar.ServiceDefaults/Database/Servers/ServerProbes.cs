using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Probes each server from time to time, so that one that is away is known before a request meets it, and one that is back serves again. The
/// health check reads what was seen and so answers at once, even while a server is frozen.
/// </summary>
internal sealed class ServerProbes(DatabaseTopology topology, IOptions<DatabaseOptions> options, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(topology.Servers.Select(server => ProbeAsync(server, stoppingToken)));

    private async Task ProbeAsync(DatabaseServer server, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ProbeInterval, clock);
        try
        {
            do
            {
                await server.ProbeAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }
}
