namespace FooBar.Tests.Functional.Faults;

/// <summary>The real time, on a machine whose clock is set wrong; what passes is measured as ever.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _jump;

    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Jump
    {
        get => new(Volatile.Read(ref _jump));
        set => Volatile.Write(ref _jump, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;
}
