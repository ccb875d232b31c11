using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseRouterTests : IDisposable
{
    private readonly RouterHarness _database = new();

    private DatabaseOptions Options => _database.Options;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task ReadAsync_BothServersThere_UsesTheReplica()
    {
        Assert.Equal("mysql-2", await _database.ReadAsync());
        Assert.Equal(["mysql-2"], _database.Scope.Servers);
        Assert.Equal(0, _database.First.Opened);
    }

    [Fact]
    public async Task WriteAsync_BothServersThere_UsesThePrimary()
    {
        Assert.Equal("mysql-1", await _database.WriteAsync());
        Assert.Equal(["mysql-1"], _database.Scope.Servers);
        Assert.Equal(0, _database.Second.Opened);
    }

    [Fact]
    public async Task Servers_SeveralUses_AreNamedOnceInTheOrderOfFirstUse()
    {
        await _database.WriteAsync();
        await _database.ReadAsync();
        await _database.WriteAsync();

        Assert.Equal(["mysql-1", "mysql-2"], _database.Scope.Servers);
    }

    [Theory]
    [InlineData(2013)]
    [InlineData(1053)]
    [InlineData(3032)]
    [InlineData(1213)]
    [InlineData(1146)]
    public async Task ReadAsync_ReplicaFailsTheWork_UsesThePrimaryAtOnce(int error)
    {
        var before = _database.Clock.GetUtcNow();

        Assert.Equal("mysql-1", await _database.ReadAsync(server => server == "mysql-2" ? new ServerError(error) : null));

        Assert.Equal(["mysql-1"], _database.Scope.Servers);
        Assert.True(_database.Clock.GetUtcNow() - before < Options.OpenTimeout);
    }

    [Fact]
    public async Task ReadAsync_ReplicaDoesNotOpenInTime_UsesThePrimaryAfterTheOpenTimeout()
    {
        _database.Second.Opening = Never;
        var before = _database.Clock.GetUtcNow();

        Assert.Equal("mysql-1", await _database.ReadAsync());

        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.OpenTimeout, Options.OpenTimeout * 3);
    }

    [Fact]
    public async Task ReadAsync_TheWorksOwnError_ComesOutAsItIsFromTheFirstServer()
    {
        var error = new ServerError(1064);

        Assert.Same(error, await Assert.ThrowsAsync<ServerError>(() => _database.ReadAsync(_ => error)));

        Assert.Equal((1, 0), (_database.Second.Opened, _database.First.Opened));
    }

    [Fact]
    public async Task ReadAsync_SchemaMissingOnThePrimaryToo_ComesOutAsItIsWithoutRepetition()
    {
        var exception = await Assert.ThrowsAsync<ServerError>(() => _database.ReadAsync(_ => new ServerError(1146)));

        Assert.Equal("Error 1146.", exception.Message);
        Assert.Equal((1, 1), (_database.Second.Opened, _database.First.Opened));
    }

    [Fact]
    public async Task ReadAsync_NoServerThere_RepeatsUntilTimeIsUpAndSaysWhichServerFailedHow()
    {
        _database.First.Opening = _database.Second.Opening = static _ => Task.FromException(new ServerError(1042));
        var before = _database.Clock.GetUtcNow();

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.ReadAsync());

        Assert.Contains(exception.Server!, exception.Message, StringComparison.Ordinal);
        Assert.False(exception.OutcomeUnknown);
        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.RetryFor, Options.RetryFor * 2);
    }

    [Fact]
    public async Task ReadAsync_ServerComesBackWhileTimeIsLeft_Succeeds()
    {
        _database.First.Opening = static _ => Task.FromException(new ServerError(1042));
        _database.Second.Opening = _ => _database.Second.Opened < 3 ? Task.FromException(new ServerError(1042)) : Task.CompletedTask;

        Assert.Equal("mysql-2", await _database.ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_ReplicaKeepsFailing_IsLeftAloneThenTriedAgain()
    {
        _database.Second.Opening = static _ => Task.FromException(new ServerError(1042));
        for (var i = 0; i < Options.Breaker.MinimumThroughput; i++)
        {
            await _database.ReadAsync();
        }

        var tried = _database.Second.Opened;
        await _database.ReadAsync();
        Assert.Equal(tried, _database.Second.Opened);

        _database.Second.Opening = static _ => Task.CompletedTask;
        _database.Clock.Advance(Options.Breaker.BreakDuration + TimeSpan.FromMilliseconds(1));

        Assert.Equal("mysql-2", await _database.ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_OrdinaryErrors_DoNotOpenTheCircuit()
    {
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<ServerError>(() => _database.ReadAsync(_ => new ServerError(1062)));
        }

        Assert.Equal("mysql-2", await _database.ReadAsync());
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

    [Fact]
    public async Task Report_PrimaryIsDemoted_ItsConnectionsAreThrownAway()
    {
        await _database.WriteAsync();
        Assert.Equal((0, 0), _database.First.Cleared);

        _database.Swap();
        _database.Probe();

        await EventuallyAsync(() => _database.First.Cleared == (1, 1));
        Assert.Equal((0, 0), _database.Second.Cleared);
    }

    [Fact]
    public async Task Report_ServerStopsAnswering_ItsConnectionsAreThrownAway()
    {
        _database.Probe();
        _database.Second.Probe.Failure = new ServerError(2013);

        _database.Probe();

        await EventuallyAsync(() => _database.Second.Cleared == (1, 1));
        Assert.Equal((0, 0), _database.First.Cleared);
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

    [Fact]
    public async Task ReadAsync_CallerGivesUp_StopsWithoutAnotherAttempt()
    {
        using var cancellation = new CancellationTokenSource();
        _database.Probe();
        _database.Second.Opening = _ =>
        {
            cancellation.Cancel();
            return Never(CancellationToken.None);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.Scope.ReadAsync(RouterHarness.Work(), cancellation.Token));

        Assert.Equal(0, _database.First.Opened);
    }

    [Fact]
    public async Task ReadAsync_ReplicaDoesNotAnswerItsProbe_IsPassedOverAtOnce()
    {
        _database.Second.Probe.Failure = new ServerError(1042);

        Assert.Equal("mysql-1", await _database.ReadAsync());
        Assert.Equal(0, _database.Second.Opened);
    }

    [Fact]
    public async Task ReadAsync_ReplicaFrozen_IsPassedOverOnceItsProbeIsOverdue()
    {
        _database.Probe();
        _database.Second.Probe.Asking = static async token =>
        {
            await Never(token);
            return new ServerReading(IsReadOnly: true);
        };
        _database.Second.Opening = Never;
        var before = _database.Clock.GetUtcNow();
        while (_database.Topology.StateOf(1) == ServerState.Replica)
        {
            await _database.InVirtualTimeAsync(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), _database.Clock);
                return true;
            });
        }

        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.ProbeTimeout, Options.ObservationLifetime);
        Assert.Equal("mysql-1", await _database.ReadAsync());
        Assert.Equal(0, _database.Second.Opened);
    }

    [Fact]
    public async Task ReadAsync_ReplicaReturns_ServesAgainOnlyWhenItWasSeenOftenEnough()
    {
        _database.Second.Probe.Failure = new ServerError(1042);
        _database.Probe();
        _database.Second.Probe.Reading = new ServerReading(IsReadOnly: true);

        for (var i = 1; i < Options.ReturnAfter; i++)
        {
            Assert.Equal("mysql-1", await _database.ReadAsync());
        }

        Assert.Equal("mysql-2", await _database.ReadAsync());
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static async Task Never(CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
}
