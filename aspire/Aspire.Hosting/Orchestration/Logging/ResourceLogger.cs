using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Logging;

/// <summary>Writes messages of the application host about a resource into that resource's log.</summary>
internal sealed class ResourceLogger(ResourceLog log, TimeProvider time) : ILogger
{
    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var isErrorMessage = logLevel >= LogLevel.Error;
        var message = formatter(state, exception) + (exception is null ? "" : Environment.NewLine + exception);
        var now = time.GetUtcNow();
        foreach (var line in message.ReplaceLineEndings("\n").Split('\n'))
        {
            log.Append(LogLineText.Format(now, line), isErrorMessage);
        }
    }
}
