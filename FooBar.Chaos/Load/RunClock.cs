namespace FooBar.Chaos.Load;

/// <summary>The time since a run began, by the monotonic clock.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private long _started = time.GetTimestamp();

    /// <summary>The clock behind it.</summary>
    public TimeProvider Time => time;

    /// <summary>Since the beginning.</summary>
    public TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>Begins now.</summary>
    public void Restart() => _started = time.GetTimestamp();

    /// <summary>Waits until a time of the run; not at all when that has passed.</summary>
    public Task UntilAsync(TimeSpan at, CancellationToken cancellationToken) =>
        at - Now is var left && left > TimeSpan.Zero ? Task.Delay(left, time, cancellationToken) : Task.CompletedTask;
}
