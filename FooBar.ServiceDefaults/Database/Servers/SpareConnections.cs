using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Keeps some connections to each server open that nobody needs yet. A replica that nobody reads from becomes primary all the same, and then the first
/// write that has waited for it does not wait for TLS and a login as well.
/// </summary>
internal sealed class SpareConnections(DatabaseTopology topology, IOptions<DatabaseOptions> options, TimeProvider clock) : BackgroundService
{
    // Well below the three minutes after which the driver closes a connection that nobody uses.
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.SpareConnections == 0
        ? Task.CompletedTask
        : Task.WhenAll(Enumerable.Range(0, topology.Servers.Count).Select(server => KeepAsync(server, stoppingToken)));

    private async Task KeepAsync(int server, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // A change may have cleared what there was.
            var changed = topology.Changed;
            if (topology.StateOf(server) is ServerState.Primary or ServerState.Replica)
            {
                await topology.Servers[server].SpareAsync(options.Value.SpareConnections, stoppingToken);
            }

            await Task.WhenAny(changed, Task.Delay(Refresh, clock, stoppingToken));
        }
    }
}
