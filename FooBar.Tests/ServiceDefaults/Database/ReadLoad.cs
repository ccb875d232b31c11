using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>Several readers that read one after another until stopped, and remember what went wrong.</summary>
internal sealed class ReadLoad : IDisposable
{
    private const int Readers = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly ConcurrentQueue<(string Server, TaskCompletionSource Seen, Countdown Left)> _awaited = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _readers;
    private long _longest;

    private ReadLoad(IHost service)
    {
        _readers = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(service))));
    }

    /// <summary>How long the slowest read took.</summary>
    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

    public static ReadLoad Start(IHost service) => new(service);

    /// <summary>Waits until a server has served so many more reads.</summary>
    public async Task ServedByAsync(string server, int times = 50)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Enqueue((server, seen, new Countdown(times)));
        await seen.Task.WaitAsync(Patience);
    }

    /// <summary>Ends the load.</summary>
    /// <returns>The reads that failed.</returns>
    public async Task<IReadOnlyCollection<Exception>> StopAsync()
    {
        await _stop.CancelAsync();
        await _readers;
        return _failures;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task ReadAsync(IHost service)
    {
        while (!_stop.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var (_, server) = await MySqlPairFixture.CountAsync(service);
                foreach (var (awaited, seen, left) in _awaited)
                {
                    if (awaited == server && left.Next())
                    {
                        seen.TrySetResult();
                    }
                }
            }
            catch (Exception exception)
            {
                _failures.Enqueue(exception);
            }

            var took = Stopwatch.GetElapsedTime(started).Ticks;
            for (var longest = Interlocked.Read(ref _longest); took > longest; longest = Interlocked.Read(ref _longest))
            {
                Interlocked.CompareExchange(ref _longest, took, longest);
            }
        }
    }

    private sealed class Countdown(int left)
    {
        public bool Next() => Interlocked.Decrement(ref left) <= 0;
    }
}
