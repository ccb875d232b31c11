using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>Where reads go, and what becomes of them when a server fails.</summary>
public sealed class DatabaseReadRoutingTests : IDisposable
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

    private static async Task Never(CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
}
