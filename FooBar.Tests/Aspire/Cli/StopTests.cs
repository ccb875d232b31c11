using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using FooBar.Tests.Aspire.Dashboard;

namespace FooBar.Tests.Aspire.Cli;

/// <summary>The real command against an AppHost in a process of its own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StopTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("foobar-home-").FullName;

    [Fact]
    public async Task Stop_EndsTheAppHost_WhichPsHasListed()
    {
        Assert.Equal("[]", (await AspireCommand.SucceedAsync(_home, "ps", "--format", "Json")).Trim());
        using var appHost = Start();
        try
        {
            await ListeningAsync();
            var listed = JsonNode.Parse(await AspireCommand.SucceedAsync(_home, "ps", "--format", "Json"))!.AsArray();
            Assert.Equal(appHost.Id, (int)Assert.Single(listed)!["appHostPid"]!);

            await AspireCommand.SucceedAsync(_home, "stop");

            Assert.True(appHost.HasExited);
            Assert.Equal(0, appHost.ExitCode);
            Assert.Empty(Directory.GetFiles(Folder));
        }
        finally
        {
            appHost.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private string Folder => Path.Combine(_home, ".aspire", "cli", "bch");

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(LightAppHost).Assembly.Location, _home]) { WorkingDirectory = _home })!;

    private async Task ListeningAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!Directory.Exists(Folder) || Directory.GetFiles(Folder).Length == 0)
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
