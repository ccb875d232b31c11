using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

[Trait("Category", "Functional")]
public sealed class DcpRuntimeTests(RuntimeFixture fixture) : IClassFixture<RuntimeFixture>
{
    private readonly TestRuntime _test = fixture.Test;

    [Fact]
    public async Task CreateContainer_WithPortFilesEnvironmentAndAlias_ServesThem()
    {
        var port = TestRuntime.FreePort();
        var web = new ContainerSpecification
        {
            Name = _test.Name("web"),
            Image = TestImages.Nginx,
            Entrypoint = "/bin/sh",
            Arguments = ["-c", """printf %s "$SECRET" > /srv/site/env; printf '%s' '{{not a template}}' > /srv/site/literal; exec nginx -c /etc/test/nginx.conf"""],
            Environment = [new("SECRET", "a b \"c\" $d {{e}} "), new("LINES", "one\ntwo")],
            Ports = [new PortBinding(8080, port)],
            NetworkAliases = ["web.test"],
            Files =
            [
                new ContainerFiles("/etc/test", [new ContainerFile { Name = "nginx.conf", Contents = NginxConfiguration }]),
                new ContainerFiles("/srv", [new ContainerDirectory { Name = "site", Entries = [new ContainerFile { Name = "hello", Contents = "hello\n", Mode = UnixFileMode.UserRead | UnixFileMode.OtherRead }] }]) { DefaultOwner = 7, Umask = UnixFileMode.GroupWrite },
            ],
        };
        await _test.Runtime.CreateContainerAsync(web, default);
        var status = await _test.WaitAsync(web.Name, WorkloadState.Running);

        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.Equal("hello\n", await GetAsync(client, "hello"));
        Assert.Equal("a b \"c\" $d {{e}} ", await GetAsync(client, "env"));
        Assert.Equal("{{not a template}}", await GetAsync(client, "literal"));
        Assert.StartsWith(status.ContainerId![..12], await TestRuntime.DockerAsync("ps", "--filter", $"name={web.Name}", "--format", "{{.ID}}"), StringComparison.Ordinal);
        Assert.Equal("404 7 0", await TestRuntime.DockerAsync("exec", web.Name, "stat", "-c", "%a %u %g", "/srv/site/hello"));
        Assert.Equal("one\ntwo", await TestRuntime.DockerAsync("exec", web.Name, "printenv", "LINES"));

        var other = _test.Shell("other", "getent hosts web.test && echo found; sleep 60");
        await _test.Runtime.CreateContainerAsync(other, default);
        Assert.Contains(await _test.ReadUntilAsync(other.Name, line => line.Text == "found"), line => line.Text.Contains("web.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CreateProcess_ThatEnds_TellsExitCodeOutputAndEnvironment()
    {
        var process = _test.ShellProcess("worker", "echo \"$GREETING $PWD\"; echo wrong >&2; exit 3") with { Environment = [new("GREETING", "{{hi}}")] };
        await _test.Runtime.CreateProcessAsync(process, default);

        var status = await _test.WaitAsync(process.Name, WorkloadState.Exited);
        Assert.Equal(3, status.ExitCode);
        Assert.NotNull(status.ProcessId);
        Assert.NotNull(status.FinishedAt);
        Assert.Equal("{{hi}}", status.EffectiveEnvironment["GREETING"]);

        var lines = new List<WorkloadLogLine>();
        using var limit = new CancellationTokenSource(TestRuntime.Patience);
        await foreach (var line in _test.Runtime.ReadLogsAsync(process.Name, limit.Token))
        {
            lines.Add(line);
            if (lines.Count == 2)
            {
                break;
            }
        }

        Assert.Contains(lines, line => line.Text == $"{{{{hi}}}} {Path.GetTempPath().TrimEnd('/')}" && !line.IsStandardError && line.Timestamp is not null);
        Assert.Contains(lines, line => line.Text == "wrong" && line.IsStandardError);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadLogs_Of100000Lines_IsCompleteAndInOrder(bool container)
    {
        const int Count = 100_000;
        const string Script = "seq 1 100000; echo end";
        string name;
        if (container)
        {
            var specification = _test.Shell("writer", Script);
            name = specification.Name;
            await _test.Runtime.CreateContainerAsync(specification, default);
        }
        else
        {
            var specification = _test.ShellProcess("writer", Script);
            name = specification.Name;
            await _test.Runtime.CreateProcessAsync(specification, default);
        }

        var lines = await _test.ReadUntilAsync(name, line => line.Text == "end");

        Assert.Equal(Count + 1, lines.Count);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), lines[i].Text);
        }
    }

    [Fact]
    public async Task StopAndDelete_OfAContainer_FreesItsNameAndPort()
    {
        var port = TestRuntime.FreePort();
        var server = _test.Shell("server", "trap 'echo bye; exit 7' TERM QUIT; echo up; while :; do sleep 0.1; done") with { Ports = [new PortBinding(80, port)] };
        await _test.Runtime.CreateContainerAsync(server, default);
        await _test.WaitAsync(server.Name, WorkloadState.Running);
        await _test.ReadUntilAsync(server.Name, line => line.Text == "up");

        await _test.Runtime.StopAsync(server.Name, default);
        Assert.Equal(7, (await _test.WaitAsync(server.Name, WorkloadState.Exited)).ExitCode);
        await _test.ReadUntilAsync(server.Name, line => line.Text == "bye");

        await _test.Runtime.DeleteAsync(server.Name, default);
        Assert.Equal("", await TestRuntime.DockerAsync("ps", "-aq", "--filter", $"name={server.Name}"));

        await _test.Runtime.CreateContainerAsync(server, default);
        await _test.WaitAsync(server.Name, WorkloadState.Running);
        // Deleted while it runs, as a restart does.
        await _test.Runtime.DeleteAsync(server.Name, default);
        await _test.Runtime.CreateContainerAsync(server, default);
        await _test.WaitAsync(server.Name, WorkloadState.Running);
    }

    [Fact]
    public async Task StopAndDelete_OfAProcess_EndsItPolitely()
    {
        var worker = _test.ShellProcess("worker", "trap 'echo bye; exit 7' TERM QUIT; echo up; while :; do sleep 0.1; done");
        await _test.Runtime.CreateProcessAsync(worker, default);
        await _test.ReadUntilAsync(worker.Name, line => line.Text == "up");
        var reading = _test.ReadUntilAsync(worker.Name, line => line.Text == "bye");

        await _test.Runtime.StopAsync(worker.Name, default);

        Assert.Equal(7, (await _test.WaitAsync(worker.Name, WorkloadState.Exited)).ExitCode);
        await reading;
        await _test.Runtime.DeleteAsync(worker.Name, default);
        await _test.Runtime.CreateProcessAsync(worker, default);
        await _test.WaitAsync(worker.Name, WorkloadState.Running);
    }

    [Fact]
    public async Task CreateContainer_OfAMissingImage_FailsToStartWithTheReason()
    {
        var missing = new ContainerSpecification { Name = _test.Name("missing"), Image = "foobar.invalid/no-such-image:1" };
        await _test.Runtime.CreateContainerAsync(missing, default);

        // Said at once, long before the orchestrator gives up.
        var early = await _test.WaitAsync(missing.Name, status => status.Message.Length > 0);
        Assert.Contains("'foobar.invalid/no-such-image:1' is not on this machine", early.Message, StringComparison.Ordinal);
        var failed = await _test.WaitAsync(missing.Name, WorkloadState.FailedToStart);
        Assert.Contains("'foobar.invalid/no-such-image:1' is not on this machine", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateContainer_OnAPortInUse_NamesThePort()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = ((IPEndPoint)occupant.LocalEndpoint).Port;
        var late = _test.Shell("late", "sleep 60") with { Ports = [new PortBinding(80, port)] };
        await _test.Runtime.CreateContainerAsync(late, default);

        var status = await _test.WaitAsync(late.Name, status => status.Message.Length > 0);

        Assert.StartsWith($"Port {port} of 127.0.0.1 is in use", status.Message, StringComparison.Ordinal);
        // The orchestrator keeps trying for a while, so that a port that becomes free is taken.
        occupant.Stop();
        await _test.WaitAsync(late.Name, WorkloadState.Running);
    }

    [Fact]
    public async Task CreateProcess_OfAMissingProgram_FailsToStartWithTheReason()
    {
        var lost = new ProcessSpecification { Name = _test.Name("lost"), ExecutablePath = "/no/such/program", WorkingDirectory = Path.GetTempPath() };
        await _test.Runtime.CreateProcessAsync(lost, default);

        Assert.Contains("there is no such program", (await _test.WaitAsync(lost.Name, WorkloadState.FailedToStart)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OfATakenName_IsRefused()
    {
        var one = _test.ShellProcess("one", "sleep 60");
        await _test.Runtime.CreateProcessAsync(one, default);

        await Assert.ThrowsAsync<DistributedApplicationException>(() => _test.Runtime.CreateProcessAsync(one, default));
    }

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        using var limit = new CancellationTokenSource(TestRuntime.Patience);
        while (true)
        {
            try
            {
                return await client.GetStringAsync(path, limit.Token);
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null)
            {
                // The engine's proxy listens before nginx does.
                await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
            }
        }
    }

    private const string NginxConfiguration = """
        daemon off;
        events {}
        http { server { listen 8080; root /srv/site; } }
        """;
}
