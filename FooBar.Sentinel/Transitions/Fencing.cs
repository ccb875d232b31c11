using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Servers;

namespace FooBar.Sentinel.Transitions;

/// <summary>Keeps everybody off a server that must not be written to.</summary>
internal static class Fencing
{
    /// <summary>Takes the server offline where it still answers, and kills it; true when it is confirmed to be gone.</summary>
    /// <remarks>
    /// Never <c>super_read_only</c>: with a commit that waits for an acknowledgement it blocks. Never a shutdown: it would acknowledge such a commit.
    /// </remarks>
    public static async Task<bool> FenceAsync(this TransitionContext context, string server, CancellationToken cancellationToken)
    {
        var offline = OfflineAsync(context, server, cancellationToken);
        var bound = Task.Delay(context.Bounds.Fence, context.Time, cancellationToken);
        await Task.WhenAny(offline, bound);

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
