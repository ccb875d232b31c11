using Microsoft.Extensions.Logging;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// The newest observation of one server. Whoever saw something of it reports here: its uses, its breaker, its probe. Changes are logged.
/// </summary>
internal sealed partial class ServerStatus(string server, TimeSpan lifetime, TimeProvider clock, ILogger<ServerStatus> logger)
{
    private ServerObservation _latest = new(ServerState.Unknown, clock.GetTimestamp());

    public ServerState State => Volatile.Read(ref _latest).At(clock.GetTimestamp(), lifetime, clock);

    /// <summary>Why the server was last seen to be unavailable, if that is what was last seen.</summary>
    public string? Reason => Volatile.Read(ref _latest).Reason;

    /// <summary>Reports what is seen now.</summary>
    public void Report(ServerState state, string? reason = null) => Report(new ServerObservation(state, clock.GetTimestamp(), reason));

    /// <summary>Reports what was seen; an observation older than the newest known one changes nothing.</summary>
    public void Report(ServerObservation observation)
    {
        var latest = Volatile.Read(ref _latest);
        while (observation.Timestamp >= latest.Timestamp)
        {
            var seen = Interlocked.CompareExchange(ref _latest, observation, latest);
            if (ReferenceEquals(seen, latest))
            {
                LogChange(latest.State, observation);
                return;
            }

            latest = seen;
        }
    }

    private void LogChange(ServerState before, ServerObservation now)
    {
        if (now.State == ServerState.Unavailable && before != ServerState.Unavailable)
        {
            LogUnavailable(server, now.Reason);
        }
        else if (now.State == ServerState.Available && before == ServerState.Unavailable)
        {
            LogAvailable(server);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Database server {Server} does not answer: {Reason}")]
    private partial void LogUnavailable(string server, string? reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Database server {Server} answers again")]
    private partial void LogAvailable(string server);
}
