using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Health;

/// <summary>
/// The last moments of a service that others send requests to. Told to stop, it serves on for a while, in which its health endpoint says that it leaves:
/// when it closes its connections no load balancer is about to send on one of them. A request that crosses with the end of its connection may have
/// been taken or not, and a POST cannot be sent again.
/// </summary>
internal sealed class LameDuck(IOptions<LameDuckOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    private volatile bool _leaves;

    /// <summary>The service's health endpoint: <paramref name="checks"/>, until the service has been told to stop.</summary>
    public RequestDelegate Before(RequestDelegate checks) => context => _leaves ? LeaveAsync(context) : checks(context);

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _leaves = true;
        await Task.Delay(options.Value.Notice, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Not there, which takes a server out of rotation at once: http-check disable-on-404 in haproxy.cfg. With a body, for an empty answer would become the
    // service's error page.
    private static Task LeaveAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { status = "Leaving" }, context.RequestAborted);
    }
}
