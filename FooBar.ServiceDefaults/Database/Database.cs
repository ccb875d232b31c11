using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The database as one request sees it: the shared router, and the memory of who served.</summary>
internal sealed class Database(DatabaseRouter router, IOptions<DatabaseOptions> options) : IDatabase
{
    private ImmutableList<string> _servers = [];

    public IReadOnlyList<string> Servers => Volatile.Read(ref _servers);

    public Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Read, query, options.Value.ReadTimeout, cancellationToken);

    public Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Write, command, options.Value.WriteTimeout, cancellationToken);

    public Task<TResult> WriteAsync<TResult>(
        Func<DbConnection, CancellationToken, Task<TResult>> command,
        TimeSpan timeout,
        CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Write, command, timeout, cancellationToken);

    private async Task<TResult> RunAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var (result, server) = await router.RunAsync(intent, (connection, _, token) => work(connection, token), timeout, cancellationToken);
        ImmutableInterlocked.Update(ref _servers, static (servers, server) => servers.Contains(server) ? servers : servers.Add(server), server);
        return result;
    }
}
