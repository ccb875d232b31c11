using System.Collections.Immutable;
using System.Data.Common;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The database as one request sees it: the shared router, and the memory of who served.</summary>
internal sealed class Database(DatabaseRouter router) : IDatabase
{
    private ImmutableList<string> _servers = [];

    public IReadOnlyList<string> Servers => Volatile.Read(ref _servers);

    public Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Read, query, cancellationToken);

    public Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Write, command, cancellationToken);

    private async Task<TResult> RunAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken)
    {
        var (result, server) = await router.RunAsync(intent, work, cancellationToken);
        ImmutableInterlocked.Update(ref _servers, static (servers, server) => servers.Contains(server) ? servers : servers.Add(server), server);
        return result;
    }
}
