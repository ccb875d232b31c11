using System.Data.Common;

using FooBar.Api.Idempotency;
using FooBar.Api.Journey;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Api.Consistency;

/// <summary>
/// The database as one visitor sees it: whoever wrote sees what they wrote, and nobody who did sees time run backwards. A request that carries an
/// idempotency key writes once, however often it is sent.
/// </summary>
/// <remarks>
/// A session begins with its first write, or with the token of an earlier one. Readers without a session cost the database nothing more than their
/// queries.
/// </remarks>
internal sealed class ReadYourWrites(IDatabase database, IHttpContextAccessor http, IdempotentWrites idempotency, RequestJourney journey)
{
    private bool _isOpened;

    /// <summary>Reads what is at least as new as what the visitor has seen. A page gets something older where there is nothing else.</summary>
    public async Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken)
    {
        Open();
        try
        {
            try
            {
                return await database.ReadAsync(query, cancellationToken);
            }
            catch (DatabaseUnavailableException) when (database.Seen is not null && http.HttpContext is { } context && !SessionToken.IsForPrograms(context.Request))
            {
                // Something older is better than nothing. The visitor keeps the token: what was seen was seen.
                database.Follow(null);
                return await database.ReadAsync(query, cancellationToken);
            }
        }
        finally
        {
            journey.Notice();
        }
    }

    /// <summary>Writes in one transaction, which is committed when the command returns and undone when it throws.</summary>
    /// <param name="command">
    /// The work, on a connection with a transaction open: it starts none of its own. Its result is kept with the request's idempotency key, if it has
    /// one, and so must survive being written as JSON.
    /// </param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    public async Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken)
    {
        Open();
        if (database.Seen is null)
        {
            database.Follow(ConsistencyToken.Empty);
        }

        try
        {
            return idempotency.Next() is { } write
                ? await database.WriteRepeatablyAsync((connection, token) => idempotency.OnceAsync(write, connection, command, token), cancellationToken)
                : await database.WriteAsync((connection, token) => TransactAsync(connection, command, token), cancellationToken);
        }
        finally
        {
            journey.Notice();
        }
    }

    private static async Task<TResult> TransactAsync<TResult>(
        DbConnection connection, Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await command(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    // Takes up the session that the request carries, and sends on what it has seen by the end of it.
    private void Open()
    {
        if (_isOpened || http.HttpContext is not { } context)
        {
            return;
        }

        _isOpened = true;
        var sent = SessionToken.Read(context.Request);
        database.Follow(sent);
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.OnStarting(() =>
        {
            if (database.Seen is { } seen && !seen.Equals(sent))
            {
                SessionToken.Write(context, seen);
            }

            return Task.CompletedTask;
        });
    }
}
