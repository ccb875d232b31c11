namespace FooBar.ServiceDefaults.Database;

/// <summary>What was seen of a server.</summary>
/// <param name="State">What was seen.</param>
/// <param name="Timestamp">When, on the monotonic clock of <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="Reason">Why it counts as unavailable.</param>
internal sealed record ServerObservation(ServerState State, long Timestamp, string? Reason = null)
{
    /// <summary>What it is still worth at another time: nothing, once its lifetime is over.</summary>
    public ServerState At(long timestamp, TimeSpan lifetime, TimeProvider clock) =>
        clock.GetElapsedTime(Timestamp, timestamp) <= lifetime ? State : ServerState.Unknown;
}
