using System.Threading.Channels;
using FooBar.Telemetry.Export;
using Google.Protobuf;

namespace FooBar.Telemetry.Databases;

/// <summary>The servers' messages on their way to the export. Bounded: when the export cannot keep up, what comes last is dropped and counted.</summary>
internal sealed class DatabaseQueue
{
    // Two servers, a message of spans and one of records a second each, for half a minute.
    private const int Capacity = 128;

    private readonly Channel<(OtlpSignal Signal, IMessage Message)> _channel =
        Channel.CreateBounded<(OtlpSignal, IMessage)>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Adds a message; false when there is no room. Never waits.</summary>
    public bool TryAdd(OtlpSignal signal, IMessage message) => _channel.Writer.TryWrite((signal, message));

    /// <summary>The messages, as they come.</summary>
    public IAsyncEnumerable<(OtlpSignal Signal, IMessage Message)> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);
}
