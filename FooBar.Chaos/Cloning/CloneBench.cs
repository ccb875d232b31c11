using System.Globalization;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Cloning;

/// <summary>Measures how long it takes to replace a replica's data by the primary's, by the operator's own command.</summary>
internal static class CloneBench
{
    private const int MebibytesAtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Fills the pair, has the replica cloned, and prints how long that took; whether both have the same in the end.</summary>
    public static async Task<bool> RunAsync(ChaosStack stack, int mebibytes, CancellationToken stop)
    {
        var clock = new RunClock(TimeProvider.System);
        using var watcher = new StackWatcher(stack, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = watcher.RunAsync(ending.Token);
        try
        {
            var (primary, replica) = await WholeAsync(watcher, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  writing {mebibytes} MiB on {primary}"));
            await FillAsync(stack, primary, mebibytes, stop);
            await WholeAsync(watcher, stop);
            var size = await ServerQuery.RunAsync(stack, primary, "SELECT SUM(file_size) >> 20 FROM information_schema.innodb_tablespaces", stop);

            var began = clock.Now;
            if (await watcher.AskAsync($"reclone?server={replica}", stop) is { } refusal)
            {
                throw new ChaosException(refusal);
            }

            if (!await watcher.WaitAsync(state => state.IsWhole && watcher.Missed(Tier.Database, began), Patience, stop))
            {
                throw new ChaosException($"The pair did not come into step within {Patience.TotalMinutes} min: {watcher.Current.Pair?.Finding ?? "the sentinel does not answer"}.");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replica}, data files of {size.Single()[0]} MiB: {(clock.Now - began).TotalSeconds:0.0} s from the command until the pair is in step again"));
            await PrintStagesAsync(stack, replica, stop);
            return await HaveTheSameAsync(stack, primary, replica, stop);
        }
        finally
        {
            await ending.CancelAsync();
            await watching;
        }
    }

    private static async Task<(string Primary, string Replica)> WholeAsync(StackWatcher watcher, CancellationToken stop)
    {
        if (!await watcher.WaitAsync(static state => state.IsWhole, Patience, stop))
        {
            throw new ChaosException($"The stack did not become whole: {watcher.Current.Pair?.Finding ?? "the sentinel does not answer"}.");
        }

        var primary = watcher.Current.Pair!.Primary!;
        return (primary, primary == "mysql-1" ? "mysql-2" : "mysql-1");
    }

    // Rows of 2 KiB that nothing can make smaller.
    private static async Task FillAsync(ChaosStack stack, string primary, int mebibytes, CancellationToken stop)
    {
        var insert = string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO clone_bench.filling (content)
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {MebibytesAtOnce * 512}) SELECT HEX(RANDOM_BYTES(1024)) FROM numbers;
            """);
        var all = string.Concat(Enumerable.Repeat(insert, Math.Max(1, mebibytes / MebibytesAtOnce)));
        await ServerQuery.RunAsync(
            stack,
            primary,
            $"""
            CREATE DATABASE clone_bench;
            CREATE TABLE clone_bench.filling (id BIGINT AUTO_INCREMENT PRIMARY KEY, content VARCHAR(2048) CHARACTER SET ascii NOT NULL);
            SET SESSION cte_max_recursion_depth = 1000000;
            {all}
            """,
            stop);
    }

    private static async Task PrintStagesAsync(ChaosStack stack, string replica, CancellationToken stop)
    {
        foreach (var row in await ServerQuery.RunAsync(
            stack, replica, "SELECT LOWER(stage), state, TIMESTAMPDIFF(MICROSECOND, begin_time, end_time) DIV 1000, data >> 20 FROM performance_schema.clone_progress ORDER BY id, begin_time", stop))
        {
            Console.WriteLine($"  {row[0],-10} {row[2],6} ms, {row[3]} MiB{(row[1] == "Completed" ? "" : $", {row[1]}")}");
        }
    }

    private static async Task<bool> HaveTheSameAsync(ChaosStack stack, string primary, string replica, CancellationToken stop)
    {
        const string Sum = "SELECT COUNT(*), BIT_XOR(CRC32(content)) FROM clone_bench.filling";
        var (one, other) = ((await ServerQuery.RunAsync(stack, primary, Sum, stop)).Single(), (await ServerQuery.RunAsync(stack, replica, Sum, stop)).Single());
        var same = one.SequenceEqual(other);
        Console.WriteLine(same ? $"  {one[0]} rows, the same on both" : $"  {primary} has {string.Join('/', one)}, {replica} {string.Join('/', other)}");
        return same;
    }
}
