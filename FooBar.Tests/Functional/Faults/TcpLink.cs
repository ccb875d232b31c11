using System.Net;
using System.Net.Sockets;

namespace FooBar.Tests.Functional.Faults;

/// <summary>A connection to a server that can be cut like a cable: what is sent is lost, and nobody is told.</summary>
internal sealed class TcpLink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _toServer = true;
    private volatile bool _toClient = true;
    private CancellationTokenSource _break = new();
    private long _delay;
    private int _accepted;

    /// <param name="target">The server's port on this machine.</param>
    /// <param name="address">Where the link listens; the loopback address unless containers are to reach it.</param>
    /// <param name="port">At which port, 0 for any.</param>
    public TcpLink(int target, IPAddress? address = null, int port = 0)
    {
        _target = target;
        _listener = new(address ?? IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Loses what is sent from now on, in one direction or both.</summary>
    public void Cut(bool toServer = true, bool toClient = true)
    {
        _toServer = !toServer;
        _toClient = !toClient;
    }

    public void Mend()
    {
        _toServer = _toClient = true;
        Delay = TimeSpan.Zero;
    }

    /// <summary>How many connections have been made through it.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>How long everything that is sent is held up, in each direction.</summary>
    public TimeSpan Delay
    {
        get => new(Volatile.Read(ref _delay));
        set => Volatile.Write(ref _delay, value.Ticks);
    }

    /// <summary>Ends every connection there is, so that both sides know.</summary>
    public void Break() => Interlocked.Exchange(ref _break, new CancellationTokenSource()).Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ContinueWith(static _ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Interlocked.Increment(ref _accepted);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, Volatile.Read(ref _break).Token);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, end.Token);
                var lost = false;
                var up = CopyAsync(client.GetStream(), server.GetStream(), () => _toServer, () => lost = true, end.Token);
                var down = CopyAsync(server.GetStream(), client.GetStream(), () => _toClient, () => lost = true, end.Token);
                await Task.WhenAny(up, down);

                // The end of a connection is news too, and is lost with the rest; so is what comes after a gap.
                while (lost || !_toServer || !_toClient)
                {
                    await Task.Delay(50, end.Token);
                    if (_toServer && _toClient)
                    {
                        break;
                    }
                }
            }
            catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException)
            {
                // One side is gone, so the other one is closed.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<bool> open, Action lose, CancellationToken cancellationToken)
    {
        var buffer = new byte[16384];
        var gap = false;
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            gap |= !open();
            if (gap)
            {
                lose();

                // A stream with a gap would be another stream: nothing of this connection arrives any more.
                if (open())
                {
                    return;
                }

                continue;
            }

            if (Delay is var delay && delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, cancellationToken);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
