using System.Collections.Concurrent;
using System.Threading.Channels;

namespace FooBar.Tests.Functional;

/// <summary>A few readers who ask for the list, one request after another, until disposed; bounded in number and rate.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int Readers = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly StackFixture _stack;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Task[] _readers;
    private Channel<string> _served = Channel.CreateUnbounded<string>();

    private SteadyLoad(StackFixture stack)
    {
        _stack = stack;
        _readers = [.. Enumerable.Range(0, Readers).Select(_ => Task.Run(ReadAsync))];
    }

    /// <summary>What failed, with the status or the error.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public static SteadyLoad Start(StackFixture stack) => new(stack);

    /// <summary>Forgets who has served so far.</summary>
    public void Forget() => Interlocked.Exchange(ref _served, Channel.CreateUnbounded<string>());

    /// <summary>Completes with the next answer of an application server.</summary>
    public async Task ServedByAsync(string name)
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        var served = Volatile.Read(ref _served).Reader;
        while (await served.ReadAsync(deadline.Token) != name)
        {
        }
    }

    /// <summary>Completes after a number of further answers.</summary>
    public async Task MoreAsync(int answers)
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        Forget();
        var served = Volatile.Read(ref _served).Reader;
        for (var i = 0; i < answers; i++)
        {
            await served.ReadAsync(deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_readers);
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        using var client = _stack.CreateClient();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var response = await client.GetAsync("/api/threads?limit=5");
                if (!response.IsSuccessStatusCode)
                {
                    _failures.Enqueue($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                }

                Volatile.Read(ref _served).Writer.TryWrite(response.Headers.TryGetValues("X-Served-By", out var values) ? values.Single() : "nobody");
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                _failures.Enqueue(e.ToString());
            }

            await Task.Delay(Pause);
        }
    }
}
