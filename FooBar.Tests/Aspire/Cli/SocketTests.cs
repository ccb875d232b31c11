using System.Net.Sockets;
using System.Runtime.Versioning;
using Aspire.Hosting.Cli;

namespace FooBar.Tests.Aspire.Cli;

[UnsupportedOSPlatform("windows")]
public sealed class SocketTests
{
    [Fact]
    public async Task Socket_IsItsOwnersAlone_AndGoneAtTheEnd()
    {
        await using var application = new CalledApplication();
        Directory.CreateDirectory(application.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        var socket = await application.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(application.Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
        await application.Inner.Application.StopAsync();
        Assert.False(File.Exists(socket));
    }

    [Fact]
    public async Task Start_AfterACrash_RemovesWhatItLeft_AndNothingElse()
    {
        await using var application = new CalledApplication();
        Directory.CreateDirectory(application.Folder);
        var dead = Path.Combine(application.Folder, SocketName.New(application.AppHostPath, 1));
        var other = Path.Combine(application.Folder, SocketName.New("/nowhere/Other.csproj", 1));
        Abandon(dead);
        Abandon(other);
        var living = Path.Combine(application.Folder, SocketName.New(application.AppHostPath, 2));
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(living));
        listener.Listen();

        await application.StartAsync();

        Assert.False(File.Exists(dead));
        Assert.True(File.Exists(other));
        Assert.True(File.Exists(living));
    }

    [Fact]
    public async Task Start_WithoutAPlaceForTheSocket_IsNoFailure()
    {
        await using var application = new CalledApplication();
        await File.WriteAllTextAsync(Path.Combine(application.Home, ".aspire"), "in the way");
        application.Inner.AddContainer("web");

        await application.Inner.StartAsync();

        await application.Inner.ReachAsync("web", "Running");
    }

    // A socket whose process was killed: its file stays, and nobody listens.
    private static void Abandon(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path + "~"));
        File.Move(path + "~", path);
    }
}
