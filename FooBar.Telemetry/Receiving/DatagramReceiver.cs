using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Receiving;

/// <summary>Receives the proxies' log lines by UDP: who sends never waits, and loses nothing but telemetry when nobody is here.</summary>
internal sealed partial class DatagramReceiver(IOptions<TelemetryOptions> options, Intake intake, KernelDrops drops, ILogger<DatagramReceiver> logger) : BackgroundService
{
    // Several seconds of full load; the kernel gives as much of it as it allows (net.core.rmem_max).
    private const int Buffer = 8 * 1024 * 1024;
    private const int MaxDatagram = 64 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = Buffer };

    /// <summary>The port that is listened on, once the service has started.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var address = new IPEndPoint(Parse(options.Value.Address), options.Value.Port);
        try
        {
            _socket.Bind(address);
        }
        catch (SocketException failure)
        {
            throw new InvalidOperationException(
                $"The proxies' log lines cannot be received at {address} (UDP): {failure.Message}. Set Telemetry:Address and Telemetry:Port to an address of this machine and a free port.", failure);
        }

        drops.Watch(Port);
        LogListening(_socket.LocalEndPoint!);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _socket.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Started as part of the host's start otherwise, which must not wait for the first datagram.
        await Task.Yield();
        var datagram = GC.AllocateUninitializedArray<byte>(MaxDatagram, pinned: true);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var length = await _socket.ReceiveAsync(datagram, SocketFlags.None, stoppingToken);
                intake.Take(datagram.AsSpan(0, length));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException failure)
            {
                LogReceiveFailed(failure.SocketErrorCode);
            }
        }
    }

    private static IPAddress Parse(string address) => address switch
    {
        "localhost" => IPAddress.Loopback,
        _ when IPAddress.TryParse(address, out var parsed) => parsed,
        _ => throw new InvalidOperationException($"Telemetry:Address is '{address}'. Set it to an IP address of this machine, or to localhost."),
    };

    [LoggerMessage(1, LogLevel.Information, "Receiving the proxies' log lines at {Address} (UDP).")]
    private partial void LogListening(EndPoint address);

    [LoggerMessage(2, LogLevel.Warning, "A datagram could not be received: {Error}.")]
    private partial void LogReceiveFailed(SocketError error);
}
