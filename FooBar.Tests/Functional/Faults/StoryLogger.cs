using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Keeps what the sentinel logs, for the message of a test that fails.</summary>
internal sealed class StoryLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private int _heard;

    /// <summary>Begins to listen for what comes next.</summary>
    public void Listen() => Volatile.Write(ref _heard, _lines.Count);

    /// <summary>Whether something was said since.</summary>
    public bool Tells(string words) => _lines.Skip(Volatile.Read(ref _heard)).Any(line => line.Contains(words, StringComparison.Ordinal));

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
