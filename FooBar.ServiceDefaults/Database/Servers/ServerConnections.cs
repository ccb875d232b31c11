using System.Data.Common;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// Where one server's connections come from. Clearing puts a new data source in the place of the old one, for a driver's data source keeps its
/// pool to itself: idle connections are closed at once, those in use when they come back.
/// </summary>
/// <param name="create">Makes a data source with an empty pool.</param>
internal sealed class ServerConnections(Func<DbDataSource> create) : IAsyncDisposable
{
    /// <summary>
    /// How many connections may be being opened at once. A new one costs both sides milliseconds of a core, for TLS and the login: where a hundred
    /// requests that have waited for a primary open one each, all of them are late, while a few serve all of them one after the other.
    /// </summary>
    public const int MaxOpening = 8;

    private readonly SemaphoreSlim _opening = new(MaxOpening);
    private DbDataSource _source = create();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var source = Volatile.Read(ref _source);
                try
                {
                    return await source.OpenConnectionAsync(cancellationToken);
                }
                catch (ObjectDisposedException) when (!ReferenceEquals(source, Volatile.Read(ref _source)))
                {
                    // It was cleared between the two lines.
                }
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Opens so many connections together and puts them back, so that as many are open.</summary>
    public async Task SpareAsync(int count, CancellationToken cancellationToken)
    {
        var opening = Enumerable.Range(0, count).Select(_ => OpenAsync(cancellationToken)).ToList();
        try
        {
            await Task.WhenAll(opening);
        }
        finally
        {
            foreach (var opened in opening.Where(static opened => opened.IsCompletedSuccessfully))
            {
                await opened.Result.DisposeAsync();
            }
        }
    }

    /// <summary>Lets no connection that is open now be used again. Never waits for the server, which may be frozen.</summary>
    public void Clear() => _ = Task.Run(async () =>
    {
        try
        {
            await Interlocked.Exchange(ref _source, create()).DisposeAsync();
        }
        catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
        {
            // The connections are out of reach either way, and the driver has let go of them.
        }
    });

    public ValueTask DisposeAsync() => Volatile.Read(ref _source).DisposeAsync();
}
