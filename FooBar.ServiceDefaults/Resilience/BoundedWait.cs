namespace FooBar.ServiceDefaults.Resilience;

/// <summary>
/// Waits for work only as long as the caller may, whether the work listens to its cancellation or not. A driver that talks to a frozen server does
/// not listen: it first tries to tell that server to cancel.
/// </summary>
internal static class BoundedWait
{
    /// <param name="work">The work. Its token is cancelled once nobody waits for it any more, off the caller's path.</param>
    /// <param name="discard">Disposes of a result that comes after all, when nobody waits for it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<TResult> RunAsync<TResult>(
        Func<CancellationToken, Task<TResult>> work,
        Func<TResult, ValueTask>? discard,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cancellation = new CancellationTokenSource();
        var running = work(cancellation.Token);
        try
        {
            return await running.WaitAsync(cancellationToken);
        }
        finally
        {
            if (running.IsCompleted)
            {
                cancellation.Dispose();
            }
            else
            {
                _ = AbandonAsync(running, discard, cancellation);
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
