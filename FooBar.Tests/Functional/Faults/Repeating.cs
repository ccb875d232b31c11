using System.Net.Sockets;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Something that is done again and again by several at once until this is disposed. That it fails is part of the fault.</summary>
internal sealed class Repeating : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _all;

    public Repeating(int workers, Func<CancellationToken, Task> action) => _all = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => RunAsync(action))));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _stop.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> action)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await action(_stop.Token);
                await Task.Delay(20, _stop.Token);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or MySqlException or OperationCanceledException)
            {
                // Asked again.
            }
        }
    }
}
