using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The database as one request sees it: the shared router, the memory of who served, and what its session has seen.</summary>
internal sealed class Database(DatabaseRouter router, IOptions<DatabaseOptions> options) : IDatabase
{
    private ImmutableList<string> _servers = [];
    private ConsistencyToken? _seen;
    private bool _hasWaitedInVain;

    public IReadOnlyList<string> Servers => Volatile.Read(ref _servers);

    public ConsistencyToken? Seen => Volatile.Read(ref _seen);

    public void Follow(ConsistencyToken? seen) => Volatile.Write(ref _seen, seen);

    public Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Read, query, options.Value.ReadTimeout, cancellationToken);

    public Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Write, command, options.Value.WriteTimeout, cancellationToken);

    public Task<TResult> WriteAsync<TResult>(
        Func<DbConnection, CancellationToken, Task<TResult>> command,
        TimeSpan timeout,
        CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.Write, command, timeout, cancellationToken);

    public Task<TResult> WriteRepeatablyAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken) =>
        RunAsync(DatabaseIntent.RepeatableWrite, command, options.Value.WriteTimeout, cancellationToken);

    private async Task<TResult> RunAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        Func<DbConnection, ServerState, CancellationToken, Task<TResult>> followed = Seen is null
            ? (connection, _, token) => work(connection, token)
            : (connection, state, token) => FollowAsync(intent, work, connection, state, token);

        // A request waits in vain once: whatever else it writes then, it is told at once.
        var isPatient = intent == DatabaseIntent.Read || !Volatile.Read(ref _hasWaitedInVain);
        string server;
        TResult result;
        try
        {
            (result, server) = await router.RunAsync(intent, followed, timeout, isPatient, cancellationToken);
        }
        catch (DatabaseUnavailableException) when (intent != DatabaseIntent.Read)
        {
            Volatile.Write(ref _hasWaitedInVain, true);
            throw;
        }

        ImmutableInterlocked.Update(ref _servers, static (servers, server) => servers.Contains(server) ? servers : servers.Add(server), server);
        return result;
    }

    private async Task<TResult> FollowAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        DbConnection connection,
        ServerState state,
        CancellationToken cancellationToken)
    {
        if (intent == DatabaseIntent.Read && state != ServerState.Primary && Seen is { IsEmpty: false } seen)
        {
            await SeenTransactions.AwaitAsync(connection, seen, cancellationToken);
        }

        var result = await work(connection, cancellationToken);
        try
        {
            var executed = await SeenTransactions.ReadAsync(connection, cancellationToken);
            Grow(known => (state == ServerState.Primary ? known.Named() : known).And(executed));
        }
        catch (Exception exception) when (intent != DatabaseIntent.Read && exception is DbException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // It is written, whatever became of the question in which transaction.
            Grow(static known => known.AndUnnamed());
        }

        return result;
    }

    private void Grow(Func<ConsistencyToken, ConsistencyToken> grow)
    {
        var known = Seen;
        while (known is not null)
        {
            var before = Interlocked.CompareExchange(ref _seen, grow(known), known);
            if (ReferenceEquals(before, known))
            {
                return;
            }

            known = before;
        }
    }
}
