using System.Net.Sockets;

namespace Aspire.Hosting.Cli;

/// <summary>The socket that the <c>aspire</c> command talks to. It is the user's own: its folder lets nobody else in, and it is gone when this is disposed.</summary>
internal sealed class CliSocket : IDisposable
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Waiting = 16;

    private readonly Socket _socket;

    private CliSocket(Socket socket, string path)
    {
        _socket = socket;
        Path = path;
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Listens, after the sockets that earlier processes of the same AppHost left behind were removed.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is somebody else's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The path is too long for a socket's.</exception>
    /// <exception cref="SocketException">The socket cannot be made.</exception>
    public static CliSocket Listen(CliOptions options)
    {
        var folder = SocketName.Folder(options.HomeFolder);
        if (OperatingSystem.IsWindows())
        {
            // The user's profile is closed to others.
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
            File.SetUnixFileMode(folder, OwnersFolder);
        }

        foreach (var file in Directory.EnumerateFiles(folder).Where(file => SocketName.IsOf(System.IO.Path.GetFileName(file), options.AppHostPath) && !Answers(file)).ToArray())
        {
            File.Delete(file);
        }

        var path = System.IO.Path.Combine(folder, SocketName.New(options.AppHostPath, Environment.ProcessId));
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnersFile);
            }

            socket.Listen(Waiting);
            return new CliSocket(socket, path);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The next caller.</summary>
    public ValueTask<Socket> AcceptAsync(CancellationToken cancellationToken) => _socket.AcceptAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(Path);
    }

    private static bool Answers(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode is not SocketError.ConnectionRefused;
        }
    }
}
