using System.Runtime.Versioning;
using Aspire.Hosting.Cli;
using FooBar.Tests.Aspire.Dashboard;
using FooBar.Tests.Aspire.Orchestration.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Aspire.Cli;

/// <summary>An application on the in-memory runtime that the <c>aspire</c> command could call, beneath a home folder of its own.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class CalledApplication : IAsyncDisposable
{
    public CalledApplication() => Inner.Builder.Services.Configure<CliOptions>(options =>
    {
        options.HomeFolder = Home;
        options.AppHostPath = AppHostPath;
    });

    public string Home { get; } = Directory.CreateTempSubdirectory("foobar-home-").FullName;

    public string AppHostPath { get; init; } = "/nowhere/Shop.AppHost.csproj";

    public OrchestratedApplication Inner { get; } = new();

    public string Folder => Path.Combine(Home, ".aspire", "cli", "bch");

    public static CalledApplication Create() => new();

    /// <summary>Starts, and returns the path of the socket once it is there.</summary>
    public async Task<string> StartAsync()
    {
        await Inner.StartAsync();
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            if (Directory.Exists(Folder) && Directory.GetFiles(Folder).FirstOrDefault(IsOwn) is { } socket && File.GetUnixFileMode(socket) == (UnixFileMode.UserRead | UnixFileMode.UserWrite))
            {
                return socket;
            }

            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Inner.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    private bool IsOwn(string path) => SocketName.IsOf(Path.GetFileName(path), AppHostPath) && path.EndsWith($".{Environment.ProcessId}", StringComparison.Ordinal);
}
