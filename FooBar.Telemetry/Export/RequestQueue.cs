using System.Threading.Channels;
using FooBar.Telemetry.AccessLog;

namespace FooBar.Telemetry.Export;

/// <summary>Requests on their way to the export. Bounded: when the export cannot keep up, what comes last is dropped and counted.</summary>
internal sealed class RequestQueue
{
    /// <summary>
    /// How many requests wait at most, some 33 MB of them: as many as come in five seconds of full load, which is how long this worker and the endpoint
    /// may take after a start until they are compiled and keep up.
    /// </summary>
    public const int Capacity = 32_768;

    private readonly Channel<ProxyRequest> _channel = Channel.CreateBounded<ProxyRequest>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Adds a request; false when there is no room. Never waits.</summary>
    public bool TryAdd(ProxyRequest request) => _channel.Writer.TryWrite(request);

    /// <summary>Waits for a request, then takes those that are there.</summary>
    /// <param name="batch">Is filled.</param>
    /// <param name="most">How many to take at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TakeAsync(ICollection<ProxyRequest> batch, int most, CancellationToken cancellationToken)
    {
        await _channel.Reader.WaitToReadAsync(cancellationToken);
        TakeReady(batch, most);
    }

    /// <summary>Takes what is there.</summary>
    public void TakeReady(ICollection<ProxyRequest> batch, int most)
    {
        while (batch.Count < most && _channel.Reader.TryRead(out var request))
        {
            batch.Add(request);
        }
    }
}
