using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>Where writes go, how long they wait for a primary, and what is known of those that fail.</summary>
public sealed class DatabaseWriteRoutingTests : IDisposable
{
    private readonly RouterHarness _database = new();

    private DatabaseOptions Options => _database.Options;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task WriteAsync_BothServersThere_UsesThePrimary()
    {
        Assert.Equal("mysql-1", await _database.WriteAsync());
        Assert.Equal(["mysql-1"], _database.Scope.Servers);
        Assert.Equal(0, _database.Second.Opened);
    }

    [Fact]
    public async Task WriteAsync_PrimaryRefuses_IsRepeatedAndNeverGoesToTheReplica()
    {
        _database.First.Opening = _ => _database.First.Opened < 2 ? Task.FromException(new ServerError(1040)) : Task.CompletedTask;

        Assert.Equal("mysql-1", await _database.WriteAsync());

        Assert.Equal((2, 0), (_database.First.Opened, _database.Second.Opened));
    }

    [Fact]
    public async Task WriteAsync_PrimaryStaysAway_FailsWithinTheBoundAndSaysNothingWasDone()
    {
        _database.First.Opening = Never;
        var before = _database.Clock.GetUtcNow();

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync());

        Assert.Equal("mysql-1", exception.Server);
        Assert.False(exception.OutcomeUnknown);
        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.PrimaryWait, (Options.PrimaryWait + Options.OpenTimeout) * 2);
        Assert.Equal(0, _database.Second.Opened);
    }

    [Fact]
    public async Task WriteAsync_ConnectionLostAfterItWasSent_IsNotRepeatedAndItsOutcomeIsUnknown()
    {
        var runs = 0;

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync(_ =>
        {
            runs++;
            return new ServerError(2013);
        }));

        Assert.Equal((1, true, DatabaseFailure.ConnectionLost), (runs, exception.OutcomeUnknown, exception.Failure));
    }

    [Fact]
    public async Task WriteAsync_NoAnswerInTime_FailsWithUnknownOutcomeAndClosesTheConnectionOnlyWhenTheWorkEnds()
    {
        var work = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => _database.InVirtualTimeAsync(() => _database.Scope.WriteAsync((_, _) => work.Task, CancellationToken.None)));

        Assert.Equal((true, DatabaseFailure.TimedOut, 0), (exception.OutcomeUnknown, exception.Failure, _database.First.Closed));
        work.SetResult("late");
    }

    [Theory]
    [InlineData(1290)]
    [InlineData(1792)]
    [InlineData(1836)]
    [InlineData(3032)]
    public async Task WriteAsync_RefusedByWhoIsNoLongerPrimary_RunsOnTheNextOne(int error)
    {
        var result = await _database.WriteAsync(server =>
        {
            if (server == "mysql-2")
            {
                return null;
            }

            _database.Swap(epoch: 2);
            return new ServerError(error);
        });

        Assert.Equal("mysql-2", result);
        Assert.Equal((1, 1), (_database.First.Opened, _database.Second.Opened));
    }

    [Fact]
    public async Task WriteAsync_NoPrimary_WaitsThenFailsWithKnownOutcomeAndReadsGoOn()
    {
        _database.First.Probe.Reading = new ServerReading(IsReadOnly: true);
        var before = _database.Clock.GetUtcNow();

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync());

        Assert.Equal((DatabaseFailure.NoPrimary, false), (exception.Failure, exception.OutcomeUnknown));
        Assert.Contains("mysql-1: replica, mysql-2: replica", exception.Message, StringComparison.Ordinal);
        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.PrimaryWait, Options.PrimaryWait * 2);
        Assert.Equal((0, 0), (_database.First.Opened, _database.Second.Opened));
        await _database.ReadAsync();
    }

    [Fact]
    public async Task WriteAsync_RequestHasWaitedInVain_IsToldAtOnceTheNextTime()
    {
        _database.First.Probe.Reading = new ServerReading(IsReadOnly: true);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync());
        var before = _database.Clock.GetUtcNow();

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync());

        Assert.Equal(before, _database.Clock.GetUtcNow());
    }

    [Fact]
    public async Task WriteAsync_PrimaryAppearsWhileItWaits_RunsThere()
    {
        _database.First.Probe.Failure = new ServerError(2003);
        using var timer = _database.Clock.CreateTimer(_ => _database.Swap(), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        Assert.Equal("mysql-2", await _database.WriteAsync());
    }

    [Fact]
    public async Task WriteAsync_TwoServersTakeWritesInOneEpoch_TrustsNeither()
    {
        _database.Second.Probe.Reading = new ServerReading(IsReadOnly: false);

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync());

        Assert.Equal(DatabaseFailure.NoPrimary, exception.Failure);
        Assert.Contains("More than one", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_OldPrimaryReturnsWritable_IsRejectedForReadsAndWrites()
    {
        _database.First.Probe.Failure = new ServerError(2003);
        _database.Probe();
        _database.Second.Probe.Reading = new ServerReading(IsReadOnly: false, Epoch: 2);
        _database.Probe();
        _database.First.Probe.Reading = new ServerReading(IsReadOnly: false, Epoch: 1);

        Assert.Equal(("mysql-2", "mysql-2"), (await _database.WriteAsync(), await _database.ReadAsync()));

        Assert.Equal(ServerState.Rejected, _database.Topology.StateOf(0));
        Assert.Equal(0, _database.First.Opened);
    }

    [Fact]
    public async Task WriteAsync_Deadlock_IsRepeatedForItWasUndone()
    {
        var runs = 0;

        Assert.Equal("mysql-1", await _database.WriteAsync(_ => ++runs < 3 ? new ServerError(1213) : null));

        Assert.Equal(3, runs);
    }

    [Theory]
    [InlineData(1062)]
    [InlineData(1146)]
    public async Task WriteAsync_ErrorOfTheWork_ComesOutAsItIsAfterOneRun(int error)
    {
        await Assert.ThrowsAsync<ServerError>(() => _database.WriteAsync(_ => new ServerError(error)));

        Assert.Equal((1, 0), (_database.First.Opened, _database.Second.Opened));
    }

    [Fact]
    public async Task WriteAsync_TimeoutOfItsOwn_MayTakeThatLong()
    {
        var work = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = _database.Clock.CreateTimer(_ => work.TrySetResult("late"), null, Options.WriteTimeout * 1.2, Timeout.InfiniteTimeSpan);

        Assert.Equal("late", await _database.InVirtualTimeAsync(
            () => _database.Scope.WriteAsync((_, _) => work.Task, Options.WriteTimeout * 5, CancellationToken.None)));
    }

    private static async Task Never(CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
}
