namespace FooBar.Sentinel.Supervision;

/// <summary>Shows the state of the pair to whoever asks, without a wait.</summary>
internal sealed class StatusBoard
{
    private PairStatus _current = PairStatus.Unknown;

    /// <summary>The state as the last round saw it.</summary>
    public PairStatus Current
    {
        get => Volatile.Read(ref _current);
        set => Volatile.Write(ref _current, value);
    }
}
