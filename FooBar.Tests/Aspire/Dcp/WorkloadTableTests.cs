using Aspire.Hosting;
using Aspire.Hosting.Dcp.Watching;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class WorkloadTableTests
{
    private readonly WorkloadTable _table = new();
    private readonly Workload _workload = new(new ProcessSpecification { Name = "P1", ExecutablePath = "x", WorkingDirectory = "/", Arguments = ["a"], Environment = [new("K", "1"), new("K", "2")] });

    [Fact]
    public void Add_OfATakenName_IsRefused()
    {
        _table.Add(_workload);

        Assert.Throws<DistributedApplicationException>(() => _table.Add(new Workload(new ProcessSpecification { Name = "p1", ExecutablePath = "x", WorkingDirectory = "/" })));
    }

    [Fact]
    public async Task Observe_OlderThanWhatIsKnown_ChangesNothing()
    {
        _table.Add(_workload);
        _table.Observe(_workload, new WorkloadStatus("P1", WorkloadState.Running), 5);
        _table.Observe(_workload, new WorkloadStatus("P1", WorkloadState.Starting), 4);

        var status = await LatestAsync();
        Assert.Equal(WorkloadState.Running, status.State);
        Assert.Equal(["a"], status.EffectiveArguments);
        Assert.Equal("2", status.EffectiveEnvironment["K"]);
    }

    [Fact]
    public async Task Explain_WhileItStarts_StaysUntilTheOutcome()
    {
        _table.Add(_workload);
        _table.Explain(_workload, "port in use");
        _table.Observe(_workload, new WorkloadStatus("P1", WorkloadState.Starting), 1);
        Assert.Equal("port in use", (await LatestAsync()).Message);

        _table.Observe(_workload, new WorkloadStatus("P1", WorkloadState.Running), 2);
        _table.Explain(_workload, "too late");
        Assert.Equal("", (await LatestAsync()).Message);
    }

    [Fact]
    public async Task Watch_Listener_HearsEachChangeOnce()
    {
        _table.Add(_workload);
        await using var watch = _table.WatchAsync(default).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        _table.Observe(_workload, new WorkloadStatus("P1", WorkloadState.Running), 1);
        _table.Observe(_workload, new WorkloadStatus("P1", WorkloadState.Running), 2);
        _table.Remove(_workload);
        _table.Remove(_workload);
        _table.Add(new Workload(new ProcessSpecification { Name = "p2", ExecutablePath = "x", WorkingDirectory = "/" }));

        var heard = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await watch.MoveNextAsync());
            heard.Add($"{watch.Current.Name} {watch.Current.State} {watch.Current.Deleted}");
        }

        Assert.Equal(["P1 Running False", "P1 Running True", "p2 Starting False"], heard);
    }

    [Fact]
    public async Task Wait_ForAWorkloadThatIsGone_EndsAtOnce()
    {
        Assert.Null(await _table.WaitAsync(_workload, _ => true, default));
        _table.Add(_workload);
        var waiting = _table.WaitAsync(_workload, _ => false, default);
        Assert.False(waiting.IsCompleted);
        _table.Remove(_workload);

        Assert.Null(await waiting.WaitAsync(TestRuntime.Patience));
    }

    private async Task<WorkloadStatus> LatestAsync() => (await _table.WaitAsync(_workload, _ => true, default))!;
}
