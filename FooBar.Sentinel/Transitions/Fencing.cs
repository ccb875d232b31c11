using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Servers;

namespace FooBar.Sentinel.Transitions;

/// <summary>Keeps everybody off a server that must not be written to.</summary>
internal static class Fencing
{
    /// <summary>Kills the server, and takes it offline where it still answers; true when it is confirmed to be gone.</summary>
    /// <remarks>
    /// Never <c>super_read_only</c>: with a commit that waits for an acknowledgement it blocks. Never a shutdown: it would acknowledge such a commit.
    /// </remarks>
    public static async Task<bool> FenceAsync(this TransitionContext context, string server, CancellationToken cancellationToken)
    {
        // At the same time: a frozen server would only hold up its own end. Once it is dead, what is still on its way to it is called back, for the
        // next one at its address is another.
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var offline = OfflineAsync(context, server, closing.Token);
        var isGone = await KillAsync(context, server, cancellationToken);
        if (!isGone)
        {
            await Task.WhenAny(offline, Task.Delay(context.Bounds.Fence, context.Time, cancellationToken));
        }

        await closing.CancelAsync();
        return isGone;
    }

    /// <summary>Whether the server has ended in good order, and not by a kill.</summary>
    public static async Task<bool> WasShutDownAsync(this TransitionContext context, string server, CancellationToken cancellationToken)
    {
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        asking.CancelAfter(context.Bounds.Kill);
        try
        {
            return await context.Control.InspectAsync(server, asking.Token) is ProcessState.ShutDown;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> KillAsync(TransitionContext context, string server, CancellationToken cancellationToken)
    {
        using var killing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        killing.CancelAfter(context.Bounds.Kill);
        try
        {
            return await context.Control.KillAsync(server, killing.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task OfflineAsync(TransitionContext context, string server, CancellationToken cancellationToken)
    {
        try
        {
            await context.Of(server).TakeOfflineAsync(cancellationToken);
        }
        catch (Exception unreachable) when (unreachable is ServerOperationException or OperationCanceledException)
        {
            // Most likely it is dead; the kill makes sure.
        }
    }
}
