using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class ServerConnectionsTests : IDisposable
{
    private readonly ScriptedDataSource _source = new("mysql-1");

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task OpenAsync_ManyAtOnce_OpensAFewAndThenTheOthers()
    {
        var opening = new TaskCompletionSource();
        _source.Opening = _ => opening.Task;
        await using var connections = new ServerConnections(() => _source);

        var all = Enumerable.Range(0, 100).Select(_ => connections.OpenAsync(CancellationToken.None)).ToList();
        Assert.Equal(ServerConnections.MaxOpening, _source.Opened);

        opening.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(100, _source.Opened);
    }

    [Fact]
    public async Task OpenAsync_EarlierOnesFailOrAreGivenUp_MakesRoomForTheNext()
    {
        using var patience = new CancellationTokenSource();
        _source.Opening = token => _source.Opened % 2 == 0 ? Task.FromException(new ServerError(1042)) : Task.Delay(Timeout.Infinite, token);
        await using var connections = new ServerConnections(() => _source);
        var all = Enumerable.Range(0, 3 * ServerConnections.MaxOpening).Select(_ => connections.OpenAsync(patience.Token)).ToList();

        await patience.CancelAsync();
        await Task.WhenAll(all).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _source.Opening = static _ => Task.CompletedTask;

        await using var connection = await connections.OpenAsync(CancellationToken.None);
        Assert.Equal("mysql-1", connection.DataSource);
    }

    [Fact]
    public async Task SpareAsync_ServerAnswers_HoldsThemAllBeforeItPutsThemBack()
    {
        var closedAtLastOpening = -1;
        _source.Opening = _ =>
        {
            closedAtLastOpening = _source.Closed;
            return Task.CompletedTask;
        };
        await using var connections = new ServerConnections(() => _source);

        await connections.SpareAsync(4, CancellationToken.None);

        Assert.Equal((4, 4, 0), (_source.Opened, _source.Closed, closedAtLastOpening));
    }

    [Fact]
    public async Task SpareAsync_OneFails_PutsTheOthersBack()
    {
        _source.Opening = _ => _source.Opened == 2 ? Task.FromException(new ServerError(1040)) : Task.CompletedTask;
        await using var connections = new ServerConnections(() => _source);

        await Assert.ThrowsAsync<ServerError>(() => connections.SpareAsync(4, CancellationToken.None));

        Assert.Equal((4, 3), (_source.Opened, _source.Closed));
    }
}
