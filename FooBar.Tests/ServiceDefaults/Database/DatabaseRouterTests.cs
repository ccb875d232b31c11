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
        Assert.Equal(0, _database.Primary.Opened);
    }

    [Fact]
    public async Task WriteAsync_BothServersThere_UsesThePrimary()
    {
        Assert.Equal("mysql-1", await _database.WriteAsync());
        Assert.Equal(["mysql-1"], _database.Scope.Servers);
        Assert.Equal(0, _database.Replica.Opened);
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
        _database.Replica.Opening = Never;
        var before = _database.Clock.GetUtcNow();

        Assert.Equal("mysql-1", await _database.ReadAsync());

        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.OpenTimeout, Options.OpenTimeout * 3);
    }

    [Fact]
    public async Task ReadAsync_TheWorksOwnError_ComesOutAsItIsFromTheFirstServer()
    {
        var error = new ServerError(1064);

        Assert.Same(error, await Assert.ThrowsAsync<ServerError>(() => _database.ReadAsync(_ => error)));

        Assert.Equal((1, 0), (_database.Replica.Opened, _database.Primary.Opened));
    }

    [Fact]
    public async Task ReadAsync_SchemaMissingOnThePrimaryToo_ComesOutAsItIsWithoutRepetition()
    {
        var exception = await Assert.ThrowsAsync<ServerError>(() => _database.ReadAsync(_ => new ServerError(1146)));

        Assert.Equal("Error 1146.", exception.Message);
        Assert.Equal((1, 1), (_database.Replica.Opened, _database.Primary.Opened));
    }

    [Fact]
    public async Task ReadAsync_NoServerThere_RepeatsUntilTimeIsUpAndSaysWhichServerFailedHow()
    {
        _database.Primary.Opening = _database.Replica.Opening = static _ => Task.FromException(new ServerError(1042));
        var before = _database.Clock.GetUtcNow();

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.ReadAsync());

        Assert.Contains(exception.Server!, exception.Message, StringComparison.Ordinal);
        Assert.False(exception.OutcomeUnknown);
        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.RetryFor, Options.RetryFor * 2);
    }

    [Fact]
    public async Task ReadAsync_ServerComesBackWhileTimeIsLeft_Succeeds()
    {
        _database.Primary.Opening = static _ => Task.FromException(new ServerError(1042));
        _database.Replica.Opening = _ => _database.Replica.Opened < 3 ? Task.FromException(new ServerError(1042)) : Task.CompletedTask;

        Assert.Equal("mysql-2", await _database.ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_ReplicaKeepsFailing_IsLeftAloneThenTriedAgain()
    {
        _database.Replica.Opening = static _ => Task.FromException(new ServerError(1042));
        for (var i = 0; i < Options.Breaker.MinimumThroughput; i++)
        {
            await _database.ReadAsync();
        }

        Assert.Equal(ServerState.Unavailable, _database.State(ServerRole.Replica));
        var tried = _database.Replica.Opened;
        await _database.ReadAsync();
        Assert.Equal(tried, _database.Replica.Opened);

        _database.Replica.Opening = static _ => Task.CompletedTask;
        _database.Clock.Advance(Options.ObservationLifetime + TimeSpan.FromMilliseconds(1));

        Assert.Equal("mysql-2", await _database.ReadAsync());
        Assert.Equal(ServerState.Available, _database.State(ServerRole.Replica));
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
        _database.Primary.Opening = _ => _database.Primary.Opened < 2 ? Task.FromException(new ServerError(1040)) : Task.CompletedTask;

        Assert.Equal("mysql-1", await _database.WriteAsync());

        Assert.Equal((2, 0), (_database.Primary.Opened, _database.Replica.Opened));
    }

    [Fact]
    public async Task WriteAsync_PrimaryStaysAway_FailsWithinTheBoundAndSaysNothingWasDone()
    {
        _database.Primary.Opening = Never;
        var before = _database.Clock.GetUtcNow();

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync());

        Assert.Equal("mysql-1", exception.Server);
        Assert.False(exception.OutcomeUnknown);
        Assert.InRange(_database.Clock.GetUtcNow() - before, Options.RetryFor, (Options.RetryFor + Options.OpenTimeout) * 2);
        Assert.Equal(0, _database.Replica.Opened);
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
            () => _database.InVirtualTimeAsync(_database.Scope.WriteAsync((_, _) => work.Task, CancellationToken.None)));

        Assert.Equal((true, DatabaseFailure.TimedOut, 0), (exception.OutcomeUnknown, exception.Failure, _database.Primary.Closed));
        work.SetResult("late");
    }

    [Fact]
    public async Task WriteAsync_ServerIsReadOnly_IsUnavailableWithKnownOutcome()
    {
        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => _database.WriteAsync(_ => new ServerError(1290)));

        Assert.Equal((DatabaseFailure.ReadOnly, false), (exception.Failure, exception.OutcomeUnknown));
    }

    [Theory]
    [InlineData(1062)]
    [InlineData(1213)]
    [InlineData(1146)]
    public async Task WriteAsync_ErrorOfTheWork_ComesOutAsItIsAfterOneRun(int error)
    {
        await Assert.ThrowsAsync<ServerError>(() => _database.WriteAsync(_ => new ServerError(error)));

        Assert.Equal((1, 0), (_database.Primary.Opened, _database.Replica.Opened));
    }

    [Fact]
    public async Task WriteAsync_TimeoutOfItsOwn_MayTakeThatLong()
    {
        var work = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = _database.Clock.CreateTimer(_ => work.TrySetResult("late"), null, Options.WriteTimeout * 1.2, Timeout.InfiniteTimeSpan);

        Assert.Equal("late", await _database.InVirtualTimeAsync(
            _database.Scope.WriteAsync((_, _) => work.Task, Options.WriteTimeout * 5, CancellationToken.None)));
    }

    [Fact]
    public async Task ReadAsync_CallerGivesUp_StopsWithoutAnotherAttempt()
    {
        using var cancellation = new CancellationTokenSource();
        _database.Replica.Opening = _ =>
        {
            cancellation.Cancel();
            return Never(CancellationToken.None);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.Scope.ReadAsync(RouterHarness.Work(), cancellation.Token));

        Assert.Equal(0, _database.Primary.Opened);
    }

    [Fact]
    public async Task ProbeAsync_ServerAway_ReportsItAndReadsGoPastItAtOnce()
    {
        _database.Replica.Opening = static _ => Task.FromException(new ServerError(1042));

        await _database.ProbeAsync(ServerRole.Replica);

        Assert.Equal("mysql-1", await _database.ReadAsync());
        Assert.Equal(1, _database.Replica.Opened);
    }

    private static async Task Never(CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
}
