using System.Diagnostics;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Waits for what comes true by itself, with a bound for a machine that is busy with other things, no figure of merit.</summary>
internal static class Patience
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);

    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Bound, $"It did not come true within {Bound}: {what()}");
            await Task.Delay(50);
        }
    }

    public static Task UntilAsync(Func<bool> condition, Func<string> what) => UntilAsync(() => Task.FromResult(condition()), what);
}
