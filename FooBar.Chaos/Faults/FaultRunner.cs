using System.Collections.Concurrent;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Faults;

/// <summary>Makes the faults of a schedule at their times, undoes each, and notes when its tier is whole again.</summary>
internal sealed class FaultRunner(FaultInjector injector, StackWatcher watcher, RunClock clock, Action<string> say)
{
    /// <summary>How long a tier gets to become whole after a fault.</summary>
    public static TimeSpan RecoveryPatience { get; } = TimeSpan.FromSeconds(90);

    // A tier that looks whole right after a fault was not looked at since; one that looks whole for so long has not suffered.
    private static readonly TimeSpan Blindness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<PlannedFault, FaultRecord> _records = new();

    /// <summary>The faults that were made, in the order of their beginnings.</summary>
    public IReadOnlyList<FaultRecord> Records => [.. _records.Values.OrderBy(static record => record.Began)];

    /// <summary>Runs a schedule; completes when every fault is undone and its tier whole again, or was given up.</summary>
    public Task RunAsync(IEnumerable<PlannedFault> schedule, CancellationToken stop) => Task.WhenAll(schedule.Select(fault => RunAsync(fault, stop)));

    /// <summary>Makes one fault now, undoes it after its time, and waits until its tier is whole again.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="stop">Cuts it short.</param>
    /// <param name="resume">Whether it is undone here; else what watches the part has to deal with it.</param>
    public async Task<FaultRecord> MakeAsync(PlannedFault fault, CancellationToken stop, bool resume = true)
    {
        var record = Note(new FaultRecord(fault, clock.Now));
        Func<Task>? undo = null;
        try
        {
            undo = await injector.MakeAsync(fault.Definition, stop);
            say($"{fault}");
            await Task.Delay(fault.Hold, clock.Time, stop);
        }
        catch (ChaosException problem)
        {
            say($"{fault}: {problem.Message}");
            record = Note(record with { Problem = problem.Message });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It is undone all the same.
        }

        try
        {
            if (undo is not null && (resume || stop.IsCancellationRequested))
            {
                await undo();
            }

            record = Note(record with { Undone = clock.Now });
        }
        catch (ChaosException problem)
        {
            say($"{fault} was not undone: {problem.Message}");
            record = Note(record with { Problem = problem.Message });
        }

        if (!stop.IsCancellationRequested)
        {
            record = await RecoveredAsync(record, stop);
        }

        return record;
    }

    private async Task RunAsync(PlannedFault fault, CancellationToken stop)
    {
        try
        {
            await clock.UntilAsync(fault.At, stop);
            await MakeAsync(fault, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run was cut off.
        }
    }

    private async Task<FaultRecord> RecoveredAsync(FaultRecord record, CancellationToken stop)
    {
        var (tier, began) = (record.Fault.Definition.Tier, record.Began);
        var isMeek = record.Fault.Definition.Kind is FaultKind.Reload or FaultKind.Switchover or FaultKind.Drain || record.Problem is not null;
        return await watcher.WaitAsync(state => state.Has(tier) && (isMeek || watcher.Missed(tier, began) || clock.Now - began > Blindness), RecoveryPatience, stop)
            ? Note(record with { Recovered = clock.Now })
            : record;
    }

    private FaultRecord Note(FaultRecord record)
    {
        _records[record.Fault] = record;
        return record;
    }
}
