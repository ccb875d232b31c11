using Microsoft.Extensions.Logging;

namespace FooBar.Tests.AppHost.Startup;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    // Only a test that fails waits so long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly List<(LogLevel Level, string Text)> _entries = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(LogLevel Level, string Text)> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            _entries.Add((logLevel, formatter(state, exception)));
            _added.TrySetResult();
            _added = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until a message contains a text and gives the message.</summary>
    public async Task<string> WaitForAsync(string part)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                added = _added.Task;
                if (_entries.FirstOrDefault(entry => entry.Text.Contains(part, StringComparison.Ordinal)).Text is { } text)
                {
                    return text;
                }
            }

            await added.WaitAsync(Limit);
        }
    }
}
