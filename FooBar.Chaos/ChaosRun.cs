using System.Globalization;
using FooBar.Chaos.Faults;
using FooBar.Chaos.Invariants;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;
using FooBar.Chaos.Stack;
using FooBar.Chaos.Terminal;

namespace FooBar.Chaos;

/// <summary>Visitors at the front door while parts of the stack fail.</summary>
internal static class ChaosRun
{
    private const double WritesPerSecond = 10;
    private const double ReadsPerSecond = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly string[] Servers = ["mysql-1", "mysql-2"];

    /// <summary>Runs on a stack that has just started; what came of it.</summary>
    public static async Task<RunRecord> RunAsync(ChaosStack stack, ChaosOptions options, CancellationToken stop)
    {
        var clock = new RunClock(TimeProvider.System);
        var load = new LoadRecord();
        var began = clock.Time.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"chaos-{options.Seed}-{began.ToUnixTimeSeconds()}");
        using var door = new FrontDoor(stack.Site, clock.Time);
        using var watcher = new StackWatcher(stack, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        FaultRunner? faults = null;
        var view = new LiveView(clock, options.Length, load, watcher, () => faults?.Records ?? [], Console.Out, isTerminal: !Console.IsOutputRedirected);
        faults = new FaultRunner(new FaultInjector(stack, watcher, clock.Time), watcher, clock, view.Say);
        var visitors = new Visitors(door, clock, load, name);
        var watching = watcher.RunAsync(ending.Token);
        try
        {
            if (!await watcher.WaitAsync(static state => state.IsWhole, Patience, stop))
            {
                throw new ChaosException("The stack does not become whole after its start: ./foobar run, and look at the dashboard.");
            }

            clock.Restart();
            var drawing = view.RunAsync(sending.Token);
            var writing = OpenLoop.RunAsync(clock, WritesPerSecond, visitors.WriteAsync, sending.Token);
            var reading = OpenLoop.RunAsync(clock, ReadsPerSecond, visitors.ReadAsync, sending.Token);
            var failing = faults.RunAsync(FaultSchedule.Create(options.Seed, options.Length), stop);
            await clock.UntilAsync(options.Length, stop);
            await sending.CancelAsync();
            await drawing;
            Console.WriteLine("The load has ended; waiting until every post is settled and the stack is whole again.");
            await Task.WhenAll(writing, reading, failing);
            stop.ThrowIfCancellationRequested();

            var (final, notWhole) = await SettleAsync(stack, watcher, visitors, load, name, clock, stop);
            return new()
            {
                Seed = options.Seed,
                Began = began,
                Length = options.Length,
                Requests = load.Requests,
                Acknowledgements = load.Acknowledgements,
                Keys = [.. load.Keys],
                Faults = faults.Records,
                Changes = watcher.Changes,
                Final = final,
                NotWhole = notWhole,
            };
        }
        finally
        {
            await ending.CancelAsync();
            await watching;
        }
    }

    // Whole, and both servers with the same posts; the last state where that takes too long.
    private static async Task<(IReadOnlyList<FinalData> Final, string? NotWhole)> SettleAsync(
        ChaosStack stack, StackWatcher watcher, Visitors visitors, LoadRecord load, string name, RunClock clock, CancellationToken stop)
    {
        var deadline = clock.Now + Patience;
        if (!await watcher.WaitAsync(static state => state.IsWhole, Patience, stop))
        {
            var state = watcher.Current;
            return (await ReadAsync(), $"After {Patience.TotalSeconds} s the sentinel says {state.Pair?.Finding ?? "nothing"}, and down are: {(state.Down is { } down ? string.Join(", ", down) : "lb does not answer")}.");
        }

        // A last post and a last page. Their failures are counted as everybody's.
        var acknowledged = load.Acknowledgements.Count;
        await visitors.WriteAsync(int.MaxValue / 2);
        await visitors.ReadAsync(1);
        var problem = load.Acknowledgements.Count == acknowledged ? "The last post was not acknowledged." : null;
        IReadOnlyList<FinalData> final;
        do
        {
            final = await ReadAsync();
        }
        while (!final[0].Posts.ToHashSet().SetEquals(final[1].Posts) && clock.Now < deadline);

        return (final, problem);

        async Task<IReadOnlyList<FinalData>> ReadAsync()
        {
            var all = new List<FinalData>();
            foreach (var server in Servers)
            {
                try
                {
                    all.Add(await FinalData.ReadAsync(stack, server, name, stop));
                }
                catch (ChaosException)
                {
                    // A server that cannot be read has none of the posts, and so breaks the invariants.
                    all.Add(new(server, [], new Dictionary<long, string>()));
                }
            }

            return all;
        }
    }
}
