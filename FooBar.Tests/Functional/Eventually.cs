namespace FooBar.Tests.Functional;

/// <summary>Waits for a condition that comes true by itself, and fails with what was seen last when it does not.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<CancellationToken, Task<bool>> condition, string what)
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        Exception? last = null;
        while (true)
        {
            try
            {
                if (await condition(deadline.Token))
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !deadline.IsCancellationRequested))
            {
                last = e;
            }

            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"It did not come true within {StackFixture.Patience}: {what}.", last);
            }
        }
    }
}
