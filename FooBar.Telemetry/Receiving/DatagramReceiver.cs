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

    // How late the end of the service is noticed while no line comes.
    private static readonly TimeSpan LookForTheEnd = TimeSpan.FromMilliseconds(200);

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
    /// <remarks>
    /// On a thread of its own, which the kernel wakes once for all that has come: waiting asynchronously takes two wakings of other threads for each line,
    /// three times what reading it takes.
    /// </remarks>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Receive(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Receive(CancellationToken stoppingToken)
    {
        var datagram = GC.AllocateUninitializedArray<byte>(MaxDatagram);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!_socket.Poll(LookForTheEnd, SelectMode.SelectRead))
                {
                    continue;
                }

                do
                {
                    var length = _socket.Receive(datagram);
                    intake.Take(datagram.AsSpan(0, length));
                }
                while (_socket.Available > 0 && !stoppingToken.IsCancellationRequested);
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
