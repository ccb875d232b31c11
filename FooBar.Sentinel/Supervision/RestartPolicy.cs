using FooBar.Sentinel.Decision;

namespace FooBar.Sentinel.Supervision;

/// <summary>When a step may be tried again: at once the first time, later and later while it fails. Safe to call from several threads.</summary>
internal sealed class RestartPolicy(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    // Long enough to learn that somebody has stopped a server on purpose, which the engine tells a little later than its end.
    private static readonly TimeSpan BeforeStart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(StepKind, string?), Entry> _entries = [];

    /// <summary>How long to wait before a step; zero for not at all.</summary>
    public TimeSpan WaitFor(Verdict verdict)
    {
        using var exclusive = _lock.EnterScope();
        var key = (verdict.Step, verdict.Server);
        if (!_entries.TryGetValue(key, out var entry) || time.GetElapsedTime(entry.At) > Memory)
        {
            if (verdict.Step is not StepKind.StartServer)
            {
                return TimeSpan.Zero;
            }

            entry = _entries[key] = new(time.GetTimestamp(), BeforeStart);
        }

        var left = entry.Delay - time.GetElapsedTime(entry.At);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Notes that a step has been tried.</summary>
    public void Tried(Verdict verdict, bool succeeded)
    {
        using var exclusive = _lock.EnterScope();
        var key = (verdict.Step, verdict.Server);
        if (succeeded && verdict.Step is not StepKind.StartServer and not StepKind.Fence)
        {
            _entries.Remove(key);
            return;
        }

        var before = _entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.At) <= Memory ? entry.Delay : TimeSpan.Zero;
        var delay = before == TimeSpan.Zero ? First : before * 2;
        _entries[key] = new(time.GetTimestamp(), delay < Longest ? delay : Longest);
    }

    private sealed record Entry(long At, TimeSpan Delay);
}
