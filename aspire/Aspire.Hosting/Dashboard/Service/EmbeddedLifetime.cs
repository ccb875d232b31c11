using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>The lifetime of a host inside another one: it listens to no signal, the outer host starts and stops it.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
