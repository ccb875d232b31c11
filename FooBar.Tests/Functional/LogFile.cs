using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FooBar.Tests.Functional;

/// <summary>Keeps what a tested stack logs in a file beside the tests, <c>logs/NAME.log</c>: thousands of lines that would bury the tests' own output.</summary>
internal sealed class LogFile : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _writer;
    private bool _isClosed;

    private LogFile(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "logs"));
        _writer = new StreamWriter(Path.Combine(folder.FullName, $"{name}.log"), append: false) { AutoFlush = true };
    }

    /// <summary>Sends the log of <paramref name="builder"/>'s application to <c>logs/<paramref name="name"/>.log</c>; the console gets all but its resources' own lines.</summary>
    public static void Keep(IDistributedApplicationTestingBuilder builder, string name) => builder.Services.AddLogging(logging => logging
        .AddProvider(new LogFile(name))
        .AddFilter<ConsoleLoggerProvider>($"{builder.Environment.ApplicationName}.Resources", LogLevel.None));

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _writer.Dispose();
        }
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _writer.WriteLine(line);
            }
        }
    }

    private sealed class Category(LogFile file, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            file.Write($"{TimeProvider.System.GetUtcNow():O} {logLevel} {name}: {formatter(state, exception)}{(exception is null ? "" : Environment.NewLine)}{exception}");
    }
}
