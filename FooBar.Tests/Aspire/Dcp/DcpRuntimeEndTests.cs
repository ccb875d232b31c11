using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

[Trait("Category", "Functional")]
public sealed class DcpRuntimeEndTests
{
    [Fact]
    public async Task Dispose_WithRunningWorkloads_LeavesNothing()
    {
        var test = await TestRuntime.StartAsync();
        var (container, process, folder) = await RunAsync(test);

        await test.DisposeAsync();

        await AssertNothingIsLeftAsync(test, container, process, folder);
        Assert.False(test.Runtime.Ended.IsCompleted, "an end that was asked for is not unexpected");
    }

    [Fact]
    public async Task Dispose_AfterTheOrchestratorWasKilled_LeavesNothing()
    {
        var test = await TestRuntime.StartAsync();
        var (container, process, folder) = await RunAsync(test);

        using (var orchestrator = Orchestrator(folder))
        {
            orchestrator.Kill();
        }

        Assert.Contains("ended unexpectedly", await test.Runtime.Ended.WaitAsync(TestRuntime.Patience), StringComparison.Ordinal);
        await test.DisposeAsync();
        await AssertNothingIsLeftAsync(test, container, process, folder);
    }

    [Fact]
    public async Task Dispose_OfARuntimeThatWasNeverStarted_DoesNothing()
    {
        var test = TestRuntime.Create();

        await test.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Runtime.StartAsync(default));
    }

    [Theory]
    [InlineData("/no/such/dcp", "The orchestrator (dcp) is not at '/no/such/dcp'. Run './foobar setup'")]
    [InlineData("/bin/false", "ended unexpectedly with exit code 1")]
    public async Task Start_OfAnOrchestratorThatIsMissingOrBroken_SaysSo(string path, string message)
    {
        await using var test = TestRuntime.Create(new() { ["DcpPublisher:CliPath"] = path });

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => test.Runtime.StartAsync(default));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Container, int Process, string Folder)> RunAsync(TestRuntime test)
    {
        var container = test.Shell("container", "trap exit TERM QUIT; while :; do sleep 0.1; done") with { Environment = [new("SECRET", "value")] };
        var process = test.ShellProcess("process", "sleep 1000; echo end");
        await test.Runtime.CreateContainerAsync(container, default);
        await test.Runtime.CreateProcessAsync(process, default);
        await test.WaitAsync(container.Name, WorkloadState.Running);
        var id = (await test.WaitAsync(process.Name, WorkloadState.Running)).ProcessId!.Value;
        Assert.NotEqual("", await TestRuntime.DockerAsync("network", "ls", "-q", "--filter", $"name={test.Runtime.NetworkName}"));
        return (container.Name, id, ((DcpRuntime)test.Runtime).SessionFolder!);
    }

    private static Process Orchestrator(string folder) => Process.GetProcessesByName("dcp").Single(process =>
        Text(process.Id, "cmdline") is { } line && line.Contains("start-apiserver", StringComparison.Ordinal) && line.Contains(folder, StringComparison.Ordinal));

    // The orchestrator's processes name the session's folder in their arguments; what they started has it in its environment.
    private static bool AnyProcessOf(string folder) => Process.GetProcesses().Any(process =>
        Text(process.Id, "cmdline")?.Contains(folder, StringComparison.Ordinal) is true
        || Text(process.Id, "environ")?.Contains(folder, StringComparison.Ordinal) is true);

    private static string? Text(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}").Replace('\0', ' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task AssertNothingIsLeftAsync(TestRuntime test, string container, int process, string folder)
    {
        Assert.Equal("", await TestRuntime.DockerAsync("ps", "-aq", "--filter", $"name={container}"));
        Assert.Equal("", await TestRuntime.DockerAsync("network", "ls", "-q", "--filter", $"name={test.Runtime.NetworkName}"));
        Assert.False(Directory.Exists(folder), "the session's folder is still there");
        // The orchestrator's second process ends by itself a moment after the first, and with it what it watched.
        using var limit = new CancellationTokenSource(TestRuntime.Patience);
        while (Directory.Exists($"/proc/{process}") || AnyProcessOf(folder))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }
}
