namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseRouterTests : IDisposable
{
    private readonly RouterHarness _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Servers_SeveralUses_AreNamedOnceInTheOrderOfFirstUse()
    {
        await _database.WriteAsync();
        await _database.ReadAsync();
        await _database.WriteAsync();

        Assert.Equal(["mysql-1", "mysql-2"], _database.Scope.Servers);
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

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
