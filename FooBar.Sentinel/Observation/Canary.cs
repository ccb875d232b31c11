using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;
using MySqlConnector;

namespace FooBar.Sentinel.Observation;

/// <summary>
/// Writes on the primary again and again. That a write comes through is the only proof that applications can write: a primary whose disk is full
/// or whose replica is silent still answers every question.
/// </summary>
internal sealed class Canary(IReadOnlyDictionary<string, string> connectionStrings, WitnessKeeper witness, SentinelOptions options, TimeProvider time)
{
    private const int NudgeRows = 8;

    private readonly Dictionary<string, ServerSession> _sessions = connectionStrings.ToDictionary(
        static server => server.Key, server => new ServerSession(server.Value, time));

    private Sample? _last;
    private int _nudges;

    /// <summary>Called when a write fails at once, as it does on a server that has just died.</summary>
    public event Action? Failed;

    /// <summary>What is known of the writes on a primary.</summary>
    public CanaryStatus StatusOf(WitnessState? state) =>
        Volatile.Read(ref _last) is { } last && state is not null && last.Primary == state.Primary && last.Epoch == state.Epoch
            ? new(time.GetElapsedTime(last.SucceededAt), last.Watermark)
            : CanaryStatus.None;

    /// <summary>Writes until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (witness.Reading.State is { Phase: WitnessPhase.Steady } state)
            {
                await WriteAsync(state, cancellationToken);
            }

            await Task.Delay(options.ProbeInterval, time, cancellationToken);
        }
    }

    /// <summary>Starts to count anew, as after a transition that held writes up.</summary>
    public void Restart() => Volatile.Write(ref _last, null);

    private async Task WriteAsync(WitnessState state, CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref _last);
        if (before?.Primary != state.Primary || before.Epoch != state.Epoch)
        {
            // From here on it counts: a primary that never commits is noticed too.
            before = new(state.Primary, state.Epoch, time.GetTimestamp(), GtidSet.Empty);
            Volatile.Write(ref _last, before);
        }

        try
        {
            var watermark = await _sessions[state.Primary].RunAsync(
                async (connection, token) =>
                {
                    var executed = GtidSet.Parse(await connection.ScalarAsync("SELECT @@global.gtid_executed", token));
                    await Heartbeat.WriteAsync(connection, state, token);
                    return executed;
                },
                options.WriteTimeout,
                cancellationToken);

            // Only in step is an acknowledged write a write that the replica has.
            var current = witness.Reading.State;
            var known = current is { Mode: ReplicationMode.Sync, Phase: WitnessPhase.Steady } && state.Mode is ReplicationMode.Sync ? watermark : GtidSet.Empty;
            Interlocked.CompareExchange(ref _last, new(state.Primary, state.Epoch, time.GetTimestamp(), known.IsEmpty ? before.Watermark : known), before);
        }
        catch (TimeoutException)
        {
            await NudgeAsync(state, cancellationToken);
        }
        catch (Exception failure) when (failure is MySqlException or IOException or InvalidOperationException or FormatException)
        {
            // The probe of the server says what is the matter with it; here only the time since the last success counts.
            Failed?.Invoke();
        }
    }

    private async Task NudgeAsync(WitnessState state, CancellationToken cancellationToken)
    {
        await using var session = new ServerSession(connectionStrings[state.Primary], time);
        try
        {
            await session.RunAsync(
                async (connection, token) =>
                {
                    await Heartbeat.NudgeAsync(connection, _nudges++ % NudgeRows, token);
                    return true;
                },
                options.WriteTimeout,
                cancellationToken);
        }
        catch (Exception failure) when (failure is MySqlException or TimeoutException or IOException or InvalidOperationException)
        {
            // It was worth a try: the next beat tells.
        }
    }

    private sealed record Sample(string Primary, long Epoch, long SucceededAt, GtidSet Watermark);
}
