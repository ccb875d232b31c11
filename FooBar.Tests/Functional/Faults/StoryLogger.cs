using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Keeps what the sentinel logs, for the message of a test that fails.</summary>
internal sealed class StoryLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{TimeOnly.FromDateTime(DateTime.UtcNow):HH:mm:ss.fff} {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
        }
    }

    public override string ToString() => string.Join('\n', _lines.TakeLast(80));

    public void Dispose()
    {
    }
}
