using System.Data.Common;
using FooBar.ServiceDefaults.Resilience;

namespace FooBar.ServiceDefaults.Database;

/// <summary>One use of a server: a connection of it, then the work. Each of the two has a time of its own.</summary>
/// <param name="connections">Where the connection comes from.</param>
/// <param name="work">The work; it is told the server's state.</param>
/// <param name="state">The server's state.</param>
/// <param name="openTimeout">How long the connection may take.</param>
/// <param name="workTimeout">How long the work may take, once connected.</param>
/// <param name="clock">What both are measured by.</param>
internal sealed class ServerUse<TResult>(
    ServerConnections connections,
    Func<DbConnection, ServerState, CancellationToken, Task<TResult>> work,
    ServerState state,
    TimeSpan openTimeout,
    TimeSpan workTimeout,
    TimeProvider clock) : IBoundedWork<TResult>
{
    private const int Opening = 0;
    private const int Working = 1;
    private const int GivenUp = 2;

    private long _since = clock.GetTimestamp();
    private int _step;

    /// <summary>How far it has come.</summary>
    public DatabasePhase Phase => Volatile.Read(ref _step) == Working ? DatabasePhase.Working : DatabasePhase.Opening;

    /// <summary>Whether it was given up because one of its times was over.</summary>
    public bool IsLate { get; private set; }

    /// <inheritdoc />
    public async Task<TResult> RunAsync(CancellationToken cancellationToken)
    {
        // A write's is reset here before it is handed out, so one that died with its server is replaced rather than used. A read that gets such a one
        // is done again on another server.
        await using var connection = await connections.OpenAsync(cancellationToken);

        // Before the step: who sees the step sees the time that belongs to it.
        Volatile.Write(ref _since, clock.GetTimestamp());
        if (Interlocked.CompareExchange(ref _step, Working, Opening) != Opening)
        {
            throw new TimeoutException("The connection came when nobody waited for it any more.");
        }

        return await work(connection, state, cancellationToken);
    }

    /// <inheritdoc />
    public TimeSpan TimeLeft()
    {
        var left = Left(openTimeout);
        if (Volatile.Read(ref _step) == Opening)
        {
            if (left > TimeSpan.Zero)
            {
                // The work may be done sooner than the connection had to be there.
                return left < workTimeout ? left : workTimeout;
            }

            if (Interlocked.CompareExchange(ref _step, GivenUp, Opening) == Opening)
            {
                IsLate = true;
                return TimeSpan.Zero;
            }
        }

        left = Left(workTimeout);
        IsLate = left <= TimeSpan.Zero;
        return left;
    }

    private TimeSpan Left(TimeSpan bound) => bound - clock.GetElapsedTime(Volatile.Read(ref _since));
}
