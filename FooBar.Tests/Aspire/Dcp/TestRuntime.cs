using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace FooBar.Tests.Aspire.Dcp;

/// <summary>A real runtime over the real orchestrator and engine; its workloads have names of their own.</summary>
internal sealed class TestRuntime : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ServiceProvider _services;
    private readonly string _run = RandomNumberGenerator.GetHexString(6, lowercase: true);
    private int _names;

    private TestRuntime(ServiceProvider services)
    {
        _services = services;
        Runtime = services.GetRequiredService<IResourceRuntime>();
    }

    public static string RepositoryRoot { get; } = Path.GetDirectoryName(AppHostMetadata("apphostprojectpath"))!;

    public static string DcpPath { get; } = AppHostMetadata("dcpclipath");

    public IResourceRuntime Runtime { get; }

    public static TestRuntime Create(Dictionary<string, string?>? configuration = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration ?? []).Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { ApplicationName = "FooBar.Tests" });
        services.AddDcp(typeof(Projects.FooBar_AppHost).Assembly);
        return new TestRuntime(services.BuildServiceProvider());
    }

    public static async Task<TestRuntime> StartAsync()
    {
        var runtime = Create();
        await runtime.Runtime.StartAsync(CancellationToken.None).WaitAsync(Patience);
        return runtime;
    }

    /// <summary>A workload's name that no other test has.</summary>
    public string Name(string name) => $"{name}-{_run}-{Interlocked.Increment(ref _names)}";

    public ContainerSpecification Shell(string name, string script) =>
        new() { Name = Name(name), Image = TestImages.Nginx, Entrypoint = "/bin/sh", Arguments = ["-c", script] };

    public ProcessSpecification ShellProcess(string name, string script) =>
        new() { Name = Name(name), ExecutablePath = "/bin/sh", WorkingDirectory = Path.GetTempPath(), Arguments = ["-c", script] };

    /// <summary>Waits for a status of a workload.</summary>
    public async Task<WorkloadStatus> WaitAsync(string name, Func<WorkloadStatus, bool> fits)
    {
        using var limit = new CancellationTokenSource(Patience);
        await foreach (var status in Runtime.WatchAsync(limit.Token))
        {
            if (status.Name == name && fits(status))
            {
                return status;
            }
        }

        throw new UnreachableException();
    }

    public Task<WorkloadStatus> WaitAsync(string name, WorkloadState state) => WaitAsync(name, status => status.State == state);

    /// <summary>Reads a log until a line is as described.</summary>
    public async Task<List<WorkloadLogLine>> ReadUntilAsync(string name, Func<WorkloadLogLine, bool> isLast)
    {
        using var limit = new CancellationTokenSource(Patience);
        var lines = new List<WorkloadLogLine>();
        await foreach (var line in Runtime.ReadLogsAsync(name, limit.Token))
        {
            lines.Add(line);
            if (isLast(line))
            {
                return lines;
            }
        }

        Assert.Fail($"The log ended early: {string.Join('\n', lines.TakeLast(5).Select(line => line.Text))}");
        return lines;
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Runs the engine's command and returns what it wrote.</summary>
    public static async Task<string> DockerAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (output + await error).Trim();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string AppHostMetadata(string key) =>
        typeof(Projects.FooBar_AppHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
