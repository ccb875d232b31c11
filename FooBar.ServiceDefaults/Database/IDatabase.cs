using System.Data.Common;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// The website's database, whichever server serves it. One instance lives for one request (a dependency-injection scope), so that it can tell
/// who served it.
/// </summary>
/// <remarks>
/// The work given to it may run more than once: a read is repeated on another server when the first fails it; a write where the failed attempt
/// had no effect, because nothing was sent, or because the server refused it or undid it. Work therefore has no effect outside the connection it
/// is given, and a write of several statements makes them one transaction.
/// </remarks>
public interface IDatabase
{
    /// <summary>The names of the servers that did work for this scope, in order of first use.</summary>
    IReadOnlyList<string> Servers { get; }

    /// <summary>What this scope's session has seen; null when it is not followed.</summary>
    ConsistencyToken? Seen { get; }

    /// <summary>
    /// Follows a session: from now on this scope reads nothing older than what the session has seen, and <see cref="Seen"/> grows with everything
    /// that is read and written. Costs a reader two short questions to the server.
    /// </summary>
    /// <param name="seen">What it has seen, <see cref="ConsistencyToken.Empty"/> at its begin; null to follow it no longer.</param>
    void Follow(ConsistencyToken? seen);

    /// <summary>Reads, from the replica where it can.</summary>
    /// <param name="query">The work, on an open connection that belongs to it until it completes.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <exception cref="DatabaseUnavailableException">No server could do it in time.</exception>
    Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken);

    /// <summary>Writes, on the primary; waits a while for one when there is none.</summary>
    /// <param name="command">The work, on an open connection that belongs to it until it completes.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <exception cref="DatabaseUnavailableException">No primary could do it in time.</exception>
    Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken);

    /// <summary>Writes what takes longer than a request may, such as a change of the schema, on the primary.</summary>
    /// <param name="command">
    /// The work, on an open connection that belongs to it until it completes. Its commands need a <see cref="DbCommand.CommandTimeout"/> of their own.
    /// </param>
    /// <param name="timeout">How long the work may take, once connected.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <exception cref="DatabaseUnavailableException">No primary could do it in time.</exception>
    Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what may be repeated whatever became of an attempt, because doing it twice has the effect of doing it once: for example because the
    /// same transaction notes that it was done.
    /// </summary>
    /// <param name="command">The work, on an open connection that belongs to it until it completes.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <exception cref="DatabaseUnavailableException">No primary could do it in time. It may be tried again.</exception>
    Task<TResult> WriteRepeatablyAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken);
}
