using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Control;
using FooBar.Sentinel.Observation;
using FooBar.Tests.Functional.Faults;

namespace FooBar.Tests.Sentinel.Control;

/// <summary>On the real engine, with a container of its own.</summary>
public sealed class EngineControlTests : IAsyncLifetime
{
    private const string Server = "mysql-1";
    private readonly string _container = $"foobar-test-control-{Guid.NewGuid():N}";

    private string Label => $"com.foobar.control={_container}";

    public async Task InitializeAsync() =>
        await Docker.RunAsync("create", "--name", _container, "--label", Label, "--publish", "127.0.0.1::3306", "--entrypoint", "sleep", await FaultPair.ImageAsync(), "600");

    public Task DisposeAsync() => Docker.RunAsync("rm", "--force", "--volumes", _container);

    [Fact]
    public async Task Start_OfAContainerThatWasNeverStarted_IsLeftToWhomeverMadeIt()
    {
        using var control = NewControl();
        Assert.Equal(ProcessState.Stopped, await control.InspectAsync(Server, CancellationToken.None));
        Assert.False(await control.StartAsync(Server, CancellationToken.None));

        Assert.Equal("created", await Docker.RunAsync("inspect", "--format", "{{.State.Status}}", _container));
    }

    [Fact]
    public async Task Start_OfOneThatWasKilled_StartsIt()
    {
        using var control = NewControl();
        await Docker.RunAsync("start", _container);
        Assert.Equal(ProcessState.Running, await control.InspectAsync(Server, CancellationToken.None));

        Assert.True(await control.KillAsync(Server, CancellationToken.None));
        Assert.Equal(ProcessState.Gone, await control.InspectAsync(Server, CancellationToken.None));

        Assert.True(await control.StartAsync(Server, CancellationToken.None));
        Assert.Equal(ProcessState.Running, await control.InspectAsync(Server, CancellationToken.None));
    }

    [Fact]
    public async Task Inspect_OfAServerWithoutALabel_KnowsNothing()
    {
        using var control = NewControl();

        Assert.Equal(ProcessState.Unknown, await control.InspectAsync("mysql-3", CancellationToken.None));
    }

    private EngineControl NewControl() => new(new SentinelOptions { Containers = { [Server] = Label } }, TimeProvider.System);
}
