using System.Collections.Concurrent;

namespace FooBar.ServiceDefaults.Resilience;

/// <summary>
/// Waits for work only as long as the caller may, whether the work listens to its cancellation or not. A driver that talks to a frozen server does
/// not listen: it first tries to tell that server to cancel.
/// </summary>
internal static class BoundedWait
{
    private const int MostKept = 128;

    // What work that ended leaves as it was serves the next: every query needs two.
    private static readonly ConcurrentQueue<CancellationTokenSource> Unused = new();

    /// <param name="work">The work. Its token is cancelled once nobody waits for it any more, off the caller's path.</param>
    /// <param name="discard">Disposes of a result that comes after all, when nobody waits for it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="timeout">Ends it too; null for as long as it takes.</param>
    /// <param name="clock">What the timeout is measured by.</param>
    /// <exception cref="TimeoutException">The time was over.</exception>
    public static async Task<TResult> RunAsync<TResult>(
        Func<CancellationToken, Task<TResult>> work,
        Func<TResult, ValueTask>? discard,
        CancellationToken cancellationToken,
        TimeSpan? timeout = null,
        TimeProvider? clock = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cancellation = Unused.TryDequeue(out var unused) ? unused : new CancellationTokenSource();
        var running = work(cancellation.Token);
        var isTaken = false;
        try
        {
            var result = await running.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, clock ?? TimeProvider.System, cancellationToken);
            isTaken = true;
            return result;
        }
        finally
        {
            // A result that came just when time was up is late as well.
            if (!isTaken && running is { IsFaulted: false, IsCanceled: false })
            {
                _ = AbandonAsync(running, discard, cancellation);
            }
            else if (Unused.Count < MostKept && cancellation.TryReset())
            {
                Unused.Enqueue(cancellation);
            }
            else
            {
                cancellation.Dispose();
            }
        }
    }

    private static async Task AbandonAsync<TResult>(Task<TResult> running, Func<TResult, ValueTask>? discard, CancellationTokenSource cancellation)
    {
        using (cancellation)
        {
            try
            {
                await cancellation.CancelAsync();
                var late = await running;
                if (discard is not null)
                {
                    await discard(late);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The caller was told that time was up; there is no one left to tell this.
            }
        }
    }
}
