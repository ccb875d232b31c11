using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FooBar.Tests.Functional;

/// <summary>An AppHost in a process of its own, as a person starts it, beside whatever else runs on this machine.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private const string CreatorLabel = "com.microsoft.developer.usvc-dev.creatorProcessId";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();

    private AppHostProcess(Process process) => _process = process;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Where the dashboard is.</summary>
    public Uri Dashboard { get; private set; } = new("about:blank");

    /// <summary>The orchestrator's process that has started all others.</summary>
    public int Orchestrator { get; private set; }

    /// <summary>What the orchestrator has started, other than containers.</summary>
    public IReadOnlyList<int> Processes { get; private set; } = [];

    /// <summary>Starts the stack and returns when its site answers.</summary>
    public static async Task<AppHostProcess> StartAsync()
    {
        // …/FooBar.Tests/bin/Debug/net10.0/
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Projects.FooBar_AppHost.ProjectPath, "bin", configuration, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "FooBar.AppHost.dll");
        var arguments = StackFixture.IsolatedArguments();
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        var host = new AppHostProcess(Process.Start(start)!);
        host._process.OutputDataReceived += host.Keep;
        host._process.ErrorDataReceived += host.Keep;
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        try
        {
            await Eventually.TrueAsync(_ => Task.FromResult(host.Output.Contains("www.foobar.com is up: ", StringComparison.Ordinal)), "the site is up");
            host.Dashboard = new(Regex.Match(host.Output, @"Login URL:\s+(\S+)").Groups[1].Value);
            var server = Assert.Single(ProcessTable.WithArguments(string.Create(CultureInfo.InvariantCulture, $"--monitor {host.Id}")));
            host.Orchestrator = Assert.Single(ProcessTable.ChildrenOf(server));
            host.Processes = [server, host.Orchestrator, .. ProcessTable.ChildrenOf(host.Orchestrator)];
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(StackFixture.Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>The containers that it has.</summary>
    public Task<string[]> ContainersAsync() => ListAsync("ps", "--all", "--quiet", "--filter", OfOrchestrator);

    /// <summary>Waits until neither a process nor a container, a network or a volume of the stack is left.</summary>
    public async Task NothingIsLeftAsync()
    {
        await Eventually.TrueAsync(_ => Task.FromResult(!Processes.Any(ProcessTable.Lives)), "its processes are gone");
        await Eventually.TrueAsync(async _ => await ContainersAsync() is [], "its containers are gone");
        await Eventually.TrueAsync(async _ => await ListAsync("network", "ls", "--quiet", "--filter", OfOrchestrator) is [], "its network is gone");
    }

    /// <summary>The volumes of this run.</summary>
    public Task<string[]> VolumesAsync() => ListAsync("volume", "ls", "--quiet", "--filter", string.Create(CultureInfo.InvariantCulture, $"name=foobar-run-{Id}-"));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await ProcessTable.SignalAsync(Id, "TERM");
            await EndAsync();
        }

        _process.Dispose();
    }

    private string OfOrchestrator => string.Create(CultureInfo.InvariantCulture, $"label={CreatorLabel}={Orchestrator}");

    private static async Task<string[]> ListAsync(params string[] arguments) => (await Engine.RunAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_gate)
        {
            _output.AppendLine(line.Data);
        }
    }
}
