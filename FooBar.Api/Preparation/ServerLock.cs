using System.Data.Common;

using Dapper;

namespace FooBar.Api.Preparation;

/// <summary>
/// Lets one application server at a time do something on a database. The lock is the connection's: if this process dies, MySQL frees it.
/// </summary>
internal static class ServerLock
{
    // Short, so that who waits for a dead server's lock still answers for its health meanwhile. The wait is repeated by the caller.
    private const int WaitSeconds = 2;

    /// <summary>Does the work under the lock of that name.</summary>
    /// <exception cref="TimeoutException">Another server holds the lock.</exception>
    public static async Task RunAsync(DbConnection connection, string name, Func<Task> work, CancellationToken cancellationToken)
    {
        // Lock names are the whole server's; the schema's name keeps two stacks on one server apart.
        var parameters = new { name, wait = WaitSeconds };
        var taken = await connection.ExecuteScalarAsync<long?>(new("SELECT GET_LOCK(CONCAT(DATABASE(), '.', @name), @wait)", parameters, cancellationToken: cancellationToken));
        if (taken != 1)
        {
            throw new TimeoutException($"Another application server holds the lock '{name}'. It is tried again.");
        }

        try
        {
            await work();
        }
        finally
        {
            await connection.ExecuteScalarAsync<long?>(new("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.', @name))", parameters, cancellationToken: CancellationToken.None));
        }
    }
}
