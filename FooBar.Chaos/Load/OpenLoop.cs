namespace FooBar.Chaos.Load;

/// <summary>
/// Sends at a steady rate, whatever becomes of what was sent: visitors do not wait for each other. A site that stands still makes
/// the requests of that time late, and not fewer.
/// </summary>
internal static class OpenLoop
{
    /// <summary>Sends until told to stop, and completes when the last request has ended.</summary>
    /// <param name="clock">The run's clock.</param>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="send">Sends a request; gets its number, counted from 0.</param>
    /// <param name="stop">Ends the sending; what is under way comes to its own end.</param>
    public static async Task RunAsync(RunClock clock, double perSecond, Func<int, Task> send, CancellationToken stop)
    {
        var begun = clock.Now;
        var underWay = new HashSet<Task>();
        try
        {
            for (var number = 0; ; number++)
            {
                await clock.UntilAsync(begun + TimeSpan.FromSeconds(number / perSecond), stop);
                stop.ThrowIfCancellationRequested();
                underWay.Add(send(number));
                underWay.RemoveWhere(static task => task.IsCompletedSuccessfully);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is how it ends.
        }

        await Task.WhenAll(underWay);
    }
}
