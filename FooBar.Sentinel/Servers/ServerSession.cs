using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>
/// One connection to one server, for one purpose, with hard deadlines: work that is late is abandoned with its connection. Not pooled, so that
/// nothing else can hold it up. Work on it must not overlap.
/// </summary>
internal sealed class ServerSession(string connectionString, TimeProvider time) : IAsyncDisposable
{
    private readonly string _connectionString = new MySqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        // A server that takes the connection and says nothing is given up long before, and this frees the socket.
        ConnectionTimeout = 10,
        DefaultCommandTimeout = 0,
        ConnectionReset = false,
        AutoEnlist = false,
        AllowUserVariables = true,
    }.ConnectionString;

    private MySqlConnection? _connection;

    /// <summary>Whether there is a connection from earlier work.</summary>
    public bool IsOpen => Volatile.Read(ref _connection) is not null;

    /// <summary>Runs work on the connection, which is opened where there is none.</summary>
    /// <exception cref="MySqlException">The server refused; the connection is kept where it is still good.</exception>
    /// <exception cref="TimeoutException">The work was not done by the deadline.</exception>
    public async Task<T> RunAsync<T>(Func<MySqlConnection, CancellationToken, Task<T>> work, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connection = Interlocked.Exchange(ref _connection, null) ?? new MySqlConnection(_connectionString);
        var running = RunAsync(connection, work, limit.Token);
        try
        {
            var result = await running.WaitAsync(deadline, time, cancellationToken);
            Keep(connection);
            return result;
        }
        catch (MySqlException refused) when (running.IsCompleted && connection.State is System.Data.ConnectionState.Open && !IsFatal(refused))
        {
            Keep(connection);
            throw;
        }
        catch
        {
            await limit.CancelAsync();
            Abandon(connection, running);
            throw;
        }
    }

    /// <summary>Forgets the connection.</summary>
    public void Reset()
    {
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
        {
            Abandon(connection, Task.CompletedTask);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Reset();
        return ValueTask.CompletedTask;
    }

    private static async Task<T> RunAsync<T>(MySqlConnection connection, Func<MySqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (connection.State is not System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync(cancellationToken);
        }

        return await work(connection, cancellationToken);
    }

    private static bool IsFatal(MySqlException failure) =>
        failure.InnerException is IOException or System.Net.Sockets.SocketException or EndOfStreamException
        || failure.ErrorCode is MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.QueryInterrupted;

    private void Keep(MySqlConnection connection)
    {
        if (Interlocked.Exchange(ref _connection, connection) is { } earlier)
        {
            Abandon(earlier, Task.CompletedTask);
        }
    }

    // In the background: closing a connection to a frozen server takes its time as well.
    private static void Abandon(MySqlConnection connection, Task running) => _ = Task.Run(async () =>
    {
        try
        {
            await running;
        }
        catch (Exception)
        {
            // Whoever was waiting has been told.
        }

        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception)
        {
            // The socket is closed either way.
        }
    });
}
