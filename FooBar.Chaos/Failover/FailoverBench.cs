using System.Globalization;
using FooBar.Chaos.Faults;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Failover;

/// <summary>Measures the promise of docs/failover.md: how long a visitor's writes wait, event by event.</summary>
internal static class FailoverBench
{
    // A write every 20 ms: that is how finely a gap is seen.
    private const double WritesPerSecond = 50;

    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan RecoveryPatience = TimeSpan.FromSeconds(90);

    /// <summary>Measures and prints; whether every promise was kept.</summary>
    public static async Task<bool> RunAsync(ChaosStack stack, IReadOnlyList<FailoverEvent> events, int repetitions, CancellationToken stop)
    {
        var clock = new RunClock(TimeProvider.System);
        var record = new LoadRecord();
        using var door = new FrontDoor(stack.Site, clock.Time);
        using var watcher = new StackWatcher(stack, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var visitors = new Visitors(door, clock, record, string.Create(CultureInfo.InvariantCulture, $"failover-{clock.Time.GetUtcNow().ToUnixTimeSeconds()}"));
        var faults = new FaultRunner(new FaultInjector(stack, watcher, clock.Time), watcher, clock, static _ => { });
        var watching = watcher.RunAsync(ending.Token);
        var writing = OpenLoop.RunAsync(clock, WritesPerSecond, visitors.WriteAsync, ending.Token);
        var kept = true;
        try
        {
            foreach (var happening in events)
            {
                var gaps = new List<TimeSpan>();
                for (var i = 0; i < repetitions; i++)
                {
                    gaps.Add(await MeasureAsync(happening, watcher, faults, clock, record, stop));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {happening.Title} {i + 1}: {gaps[^1].TotalMilliseconds:0} ms"));
                }

                kept &= Print(happening, gaps);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(watching, writing);
        }

        return kept;
    }

    private static async Task<TimeSpan> MeasureAsync(
        FailoverEvent happening, StackWatcher watcher, FaultRunner faults, RunClock clock, LoadRecord record, CancellationToken stop)
    {
        if (!await watcher.WaitAsync(static state => state.IsWhole, RecoveryPatience, stop))
        {
            throw new ChaosException($"The stack did not become whole within {RecoveryPatience.TotalSeconds} s: {watcher.Current.Pair?.Finding ?? "the sentinel does not answer"}.");
        }

        // A gap begins with an acknowledgement, too.
        var whole = clock.Now;
        await Task.Delay(Steady, clock.Time, stop);
        await AcknowledgedSinceAsync(record, whole, clock, stop);
        var primary = watcher.Current.Pair!.Primary!;
        var target = happening.Kind == FaultKind.Switchover ? "pair" : happening.OnPrimary ? primary : primary == "mysql-1" ? "mysql-2" : "mysql-1";
        var fault = await faults.MakeAsync(new(clock.Now, new(happening.Kind, target, Tier.Database, default, default), TimeSpan.Zero), stop, resume: false);
        if (fault is not { Problem: null, Recovered: { } recovered })
        {
            throw new ChaosException($"{happening.Title}: {fault.Problem ?? "the pair did not come into step again"}");
        }

        // A gap ends with an acknowledgement, which may come later than the pair is in step.
        await AcknowledgedSinceAsync(record, recovered, clock, stop);
        return WriteGap.Longest(record.Acknowledgements, fault.Began, recovered);
    }

    // A post that was sent after that moment has been acknowledged.
    private static async Task AcknowledgedSinceAsync(LoadRecord record, TimeSpan moment, RunClock clock, CancellationToken stop)
    {
        while (!record.Acknowledgements.Any(post => post.Sent > moment))
        {
            await Task.Delay(Steady, clock.Time, stop);
        }
    }

    private static bool Print(FailoverEvent happening, List<TimeSpan> gaps)
    {
        var (p50, p99, longest) = (Percentiles.Of(gaps, 0.5), Percentiles.Of(gaps, 0.99), gaps.Max());
        var kept = p99 <= happening.Promise;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{happening.Title}: p50 {p50.TotalMilliseconds:0} ms, p99 {p99.TotalMilliseconds:0} ms, max {longest.TotalMilliseconds:0} ms of {gaps.Count}; promised {happening.Promise.TotalMilliseconds:0} ms: {(kept ? "kept" : "missed")}"));
        return kept;
    }
}
