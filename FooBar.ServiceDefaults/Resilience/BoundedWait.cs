using System.Collections.Concurrent;

namespace FooBar.ServiceDefaults.Resilience;

/// <summary>
/// Waits for work only as long as the caller may, whether the work listens to its cancellation or not. A driver that talks to a frozen server does
/// not listen: it first tries to tell that server to cancel.
/// </summary>
internal static class BoundedWait
{
    private const int MostKept = 128;

    // What work that ended leaves as it was serves the next: every query needs one.
    private static readonly ConcurrentQueue<CancellationTokenSource> Unused = new();

    /// <param name="work">The work. Its token is cancelled once nobody waits for it any more, off the caller's path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        RunAsync(new Endless<TResult>(work), TimeProvider.System, cancellationToken);

    /// <param name="work">The work.</param>
    /// <param name="clock">What its time is measured by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The time was over.</exception>
    public static async Task<TResult> RunAsync<TResult>(IBoundedWork<TResult> work, TimeProvider clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cancellation = Unused.TryDequeue(out var unused) ? unused : new CancellationTokenSource();
        var running = work.RunAsync(cancellation.Token);
        var isTaken = false;
        try
        {
            while (true)
            {
                var left = work.TimeLeft();
                if (left <= TimeSpan.Zero && left != Timeout.InfiniteTimeSpan)
                {
                    throw new TimeoutException();
                }

                try
                {
                    var result = await running.WaitAsync(left, clock, cancellationToken);
                    isTaken = true;
                    return result;
                }
                catch (TimeoutException) when (!running.IsFaulted)
                {
                    // It may have come so far meanwhile that it is given more.
                }
            }
        }
        finally
        {
            // A result that came just when time was up is late as well.
            if (!isTaken && running is { IsFaulted: false, IsCanceled: false })
            {
                _ = AbandonAsync(running, cancellation);
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

    private static async Task AbandonAsync(Task running, CancellationTokenSource cancellation)
    {
        using (cancellation)
        {
            try
            {
                await cancellation.CancelAsync();
                await running;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The caller was told that time was up; there is no one left to tell this.
            }
        }
    }

    private sealed class Endless<TResult>(Func<CancellationToken, Task<TResult>> work) : IBoundedWork<TResult>
    {
        public Task<TResult> RunAsync(CancellationToken cancellationToken) => work(cancellationToken);

        public TimeSpan TimeLeft() => Timeout.InfiniteTimeSpan;
    }
}
