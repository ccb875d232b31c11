using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

/// <summary>Containers that outlive the application.</summary>
[Trait("Category", "Functional")]
public sealed class PersistentContainerTests : IAsyncLifetime
{
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];

    private string Container => $"keeper-{_id}";

    private string Network => $"keeper-network-{_id}";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await TestRuntime.DockerAsync("rm", "--force", Container);
        await TestRuntime.DockerAsync("network", "rm", Network);
    }

    [Fact]
    public async Task CreateContainer_InTheNextRun_TakesOverTheSameOneUnlessItIsToBeAnother()
    {
        var first = await RunAsync("one");
        Assert.Equal("true", await TestRuntime.DockerAsync("inspect", "--format", "{{.State.Running}}", first));

        Assert.Equal(first, await RunAsync("one"));

        Assert.NotEqual(first, await RunAsync("two"));
        Assert.Equal("", await TestRuntime.DockerAsync("ps", "--all", "--quiet", "--filter", $"id={first}"));
    }

    // One run of an application; the result is the container's id.
    private async Task<string> RunAsync(string value)
    {
        await using var test = TestRuntime.Create(new() { ["DcpPublisher:PersistentNetwork"] = Network });
        await test.Runtime.StartAsync(CancellationToken.None).WaitAsync(TestRuntime.Patience);
        var specification = test.Shell("keeper", "echo speaking; exec sleep 1000") with { PersistentName = Container, Environment = [new("VALUE", value)] };
        await test.Runtime.CreateContainerAsync(specification, default);
        var running = await test.WaitAsync(specification.Name, WorkloadState.Running);
        await test.ReadUntilAsync(specification.Name, static line => line.Text == "speaking");
        return running.ContainerId!;
    }
}
