using Microsoft.Extensions.Logging;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Turns what one server's breaker does into observations, and into one log line for each change.</summary>
internal sealed partial class ServerWatch(ServerStatus status, TimeSpan breakDuration, ILogger<ServerWatch> logger) : IBreakerObserver
{
    private bool _away;

    public void OnOpened(string server, Exception? cause)
    {
        status.Report(ServerState.Unavailable);

        // The breaker opens anew with every trial that fails.
        if (!Interlocked.Exchange(ref _away, true))
        {
            var reason = (cause as ServerFailureException)?.Cause ?? cause;
            LogAway(server, breakDuration, reason?.Message, reason);
        }
    }

    public void OnClosed(string server)
    {
        status.Report(ServerState.Available);
        if (Interlocked.Exchange(ref _away, false))
        {
            LogBack(server);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Database server {Server} fails and gets no work; it is tried again every {BreakDuration}: {Reason}")]
    private partial void LogAway(string server, TimeSpan breakDuration, string? reason, Exception? exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Database server {Server} answers again")]
    private partial void LogBack(string server);
}
