using System.Net.Sockets;
using Aspire.Hosting.Dcp.Api;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>Takes the orchestrator's own log over a socket. Opened only where Debug is on: nobody else wants to read it.</summary>
internal sealed partial class DcpLogSocket : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly ILogger _logger;
    private readonly Task _accepting;

    public DcpLogSocket(DcpSessionFolder folder, ILogger logger)
    {
        _logger = logger;
        _listener.Bind(new UnixDomainSocketEndPoint(folder.LogSocket));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ReadAsync(await _listener.AcceptAsync(_end.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }

        await Task.WhenAll(connections);
    }

    private async Task ReadAsync(Socket connection)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            await foreach (var line in Lines.ReadAsync(stream, _end.Token))
            {
                LogLine(_logger, line);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
        }
    }

    [LoggerMessage(10, LogLevel.Debug, "dcp: {Line}")]
    private static partial void LogLine(ILogger logger, string line);
}
