using System.Data.Common;
using FooBar.ServiceDefaults.Resilience;
using OpenTelemetry;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FooBar.ServiceDefaults.Database;

/// <summary>One database server: where its connections come from, the pipelines around them, and what was last seen of it.</summary>
internal sealed class DatabaseServer(string name, DbDataSource dataSource, ServerPipelines pipelines, ServerStatus status, TimeProvider clock)
{
    public string Name => name;

    public ServerStatus Status => status;

    /// <summary>Does the work once, on a connection of this server.</summary>
    /// <param name="work">The work.</param>
    /// <param name="timeout">How long it may take, once connected.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <exception cref="ServerFailureException">The server failed it. Errors of the work itself come out as they are.</exception>
    public async Task<TResult> UseAsync<TResult>(
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var attempt = new Attempt<TResult>(this, work);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ServerPipelines.WorkTimeout, timeout);
        try
        {
            var result = await pipelines.Use.ExecuteAsync(
                static async (context, attempt) => await attempt.Server.AttemptAsync(attempt, context.CancellationToken), context, attempt);
            status.Report(ServerState.Available);
            return result;
        }
        catch (BrokenCircuitException exception)
        {
            throw new ServerFailureException(name, DatabaseFailure.CircuitOpen, exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new ServerFailureException(name, FailureClassifier.Classify(exception, attempt.Phase), exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Asks the server for a sign of life, past its breaker, and reports what is seen.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        // A probe is no part of anybody's request: it makes no spans.
        using var quiet = SuppressInstrumentationScope.Begin();
        var started = clock.GetTimestamp();
        try
        {
            await pipelines.Probe.ExecuteAsync(static async (server, token) => await server.AskAsync(token), this, cancellationToken);
            status.Report(ServerState.Available);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // As of its begin: who got an answer since then knows better than a probe that was late on a busy machine.
            status.Report(new ServerObservation(ServerState.Unavailable, started, exception.Message));
        }
    }

    private async Task<TResult> AttemptAsync<TResult>(Attempt<TResult> attempt, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await pipelines.Open.ExecuteAsync(static async (server, token) => await server.OpenAsync(token), this, cancellationToken);
            attempt.Phase = DatabasePhase.Working;
            return await BoundedWait.RunAsync(
                async token =>
                {
                    await using (connection)
                    {
                        return await attempt.Work(connection, token);
                    }
                },
                discard: null,
                cancellationToken);
        }
        catch (Exception exception) when (FailureClassifier.Classify(exception, attempt.Phase) is var failure and not DatabaseFailure.None)
        {
            throw new ServerFailureException(name, failure, exception);
        }
    }

    // A pooled connection is reset here before it is handed out, so one that died with its server is replaced rather than used.
    private Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => BoundedWait.RunAsync(
        async token => await dataSource.OpenConnectionAsync(token),
        discard: static connection => connection.DisposeAsync(),
        cancellationToken);

    private Task<object?> AskAsync(CancellationToken cancellationToken) => BoundedWait.RunAsync(
        async token =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            return await command.ExecuteScalarAsync(token);
        },
        discard: null,
        cancellationToken);

    private sealed class Attempt<TResult>(DatabaseServer server, Func<DbConnection, CancellationToken, Task<TResult>> work)
    {
        public DatabaseServer Server => server;

        public Func<DbConnection, CancellationToken, Task<TResult>> Work => work;

        public DatabasePhase Phase { get; set; }
    }
}
