namespace FooBar.ServiceDefaults.Database;

/// <summary>What was seen of a server, and when, on the monotonic clock of <see cref="TimeProvider.GetTimestamp"/>.</summary>
internal sealed record ServerObservation(ServerState State, long Timestamp)
{
    /// <summary>What it is still worth at another time: nothing, once its lifetime is over.</summary>
    public ServerState At(long timestamp, TimeSpan lifetime, TimeProvider clock) =>
        clock.GetElapsedTime(Timestamp, timestamp) <= lifetime ? State : ServerState.Unknown;
}
