namespace FooBar.ServiceDefaults.Database;

/// <summary>The newest observation of one server. Whoever saw something of it reports here: its uses, its breaker, a probe.</summary>
internal sealed class ServerStatus(TimeSpan lifetime, TimeProvider clock)
{
    private ServerObservation _latest = new(ServerState.Unknown, clock.GetTimestamp());

    public ServerState State => Volatile.Read(ref _latest).At(clock.GetTimestamp(), lifetime, clock);

    /// <summary>Reports what is seen now.</summary>
    public void Report(ServerState state) => Report(new ServerObservation(state, clock.GetTimestamp()));

    /// <summary>Reports what was seen; an observation older than the newest known one changes nothing.</summary>
    public void Report(ServerObservation observation)
    {
        var latest = Volatile.Read(ref _latest);
        while (observation.Timestamp >= latest.Timestamp)
        {
            var seen = Interlocked.CompareExchange(ref _latest, observation, latest);
            if (ReferenceEquals(seen, latest))
            {
                return;
            }

            latest = seen;
        }
    }
}
