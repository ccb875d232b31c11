using System.Data.Common;
using FooBar.ServiceDefaults.Database;
using FooBar.ServiceDefaults.Resilience;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class ServerUseTests : IDisposable
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WorkTimeout = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedDataSource _source = new("mysql-1");
    private readonly TaskCompletionSource _opened = new();
    private readonly TaskCompletionSource<int> _worked = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public void TimeLeft_NotConnected_IsTheOpenings()
    {
        var use = Begin();

        Assert.Equal((OpenTimeout, false), (use.TimeLeft(), use.IsLate));
        _clock.Advance(OpenTimeout);
        Assert.Equal((TimeSpan.Zero, true, DatabasePhase.Opening), (use.TimeLeft(), use.IsLate, use.Phase));
    }

    [Fact]
    public void TimeLeft_Connected_IsTheWorksFromThenOn()
    {
        var use = Begin();
        _clock.Advance(OpenTimeout / 2);
        _opened.SetResult();

        Assert.Equal((WorkTimeout, DatabasePhase.Working), (use.TimeLeft(), use.Phase));
        _clock.Advance(WorkTimeout);
        Assert.Equal((TimeSpan.Zero, true), (use.TimeLeft(), use.IsLate));
    }

    [Fact]
    public void TimeLeft_WorkMayTakeLessThanTheOpening_IsAskedAgainInTime() => Assert.Equal(OpenTimeout / 4, Begin(OpenTimeout / 4).TimeLeft());

    [Fact]
    public async Task RunAsync_ConnectionComesWhenItWasGivenUp_ClosesItAndDoesNotBeginTheWork()
    {
        var begun = false;
        var use = Use(WorkTimeout, (_, _, _) =>
        {
            begun = true;
            return Task.FromResult(0);
        });
        var running = use.RunAsync(CancellationToken.None);
        _clock.Advance(OpenTimeout);
        Assert.Equal(TimeSpan.Zero, use.TimeLeft());

        _opened.SetResult();

        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Equal((false, 1), (begun, _source.Closed));
    }

    [Fact]
    public async Task BoundedWait_ConnectedLate_GivesTheWorkItsWholeTime()
    {
        var use = Use(WorkTimeout, (_, _, _) => _worked.Task);
        var waiting = BoundedWait.RunAsync(use, _clock, CancellationToken.None);
        _clock.Advance(OpenTimeout * 0.9);
        _opened.SetResult();
        _clock.Advance(WorkTimeout * 0.9);
        _worked.SetResult(7);

        Assert.Equal(7, await waiting.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private ServerUse<int> Begin(TimeSpan? workTimeout = null)
    {
        var use = Use(workTimeout ?? WorkTimeout, (_, _, _) => _worked.Task);
        _ = use.RunAsync(CancellationToken.None);
        return use;
    }

    private ServerUse<int> Use(TimeSpan workTimeout, Func<DbConnection, ServerState, CancellationToken, Task<int>> work)
    {
        _source.Opening = _ => _opened.Task;
        return new(new ServerConnections(() => _source), work, ServerState.Primary, OpenTimeout, workTimeout, _clock);
    }
}
