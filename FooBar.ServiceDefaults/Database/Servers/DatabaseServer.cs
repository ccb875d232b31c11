using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using FooBar.ServiceDefaults.Resilience;
using OpenTelemetry;
using Polly;
using Polly.CircuitBreaker;

namespace FooBar.ServiceDefaults.Database;

/// <summary>One database server: where its connections come from, what asks it what it is, and the pipelines around both.</summary>
/// <param name="name">Its name.</param>
/// <param name="reads">The connections that reads get, as the read before left them.</param>
/// <param name="writes">The connections that writes get, each found to be alive and as new.</param>
/// <param name="probe">Asks it what it is.</param>
/// <param name="pipelines">What is around both.</param>
internal sealed class DatabaseServer(string name, ServerConnections reads, ServerConnections writes, IServerProbe probe, ServerPipelines pipelines) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>Does the work once, on a connection of this server.</summary>
    /// <param name="intent">What the work does, which decides about the connection.</param>
    /// <param name="work">The work.</param>
    /// <param name="state">What this server is, which the work is told.</param>
    /// <param name="timeout">How long it may take, once connected.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <exception cref="ServerFailureException">The server failed it. Errors of the work itself come out as they are.</exception>
    public async Task<TResult> UseAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, ServerState, CancellationToken, Task<TResult>> work,
        ServerState state,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var use = new ServerUse<TResult>(intent == DatabaseIntent.Read ? reads : writes, work, state, pipelines.OpenTimeout, timeout, pipelines.Clock);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await pipelines.Use.ExecuteAsync(
                static (context, call) => new ValueTask<TResult>(call.Server.BoundedAsync(call.Use, context.CancellationToken)), context, (Server: this, Use: use));
        }
        catch (BrokenCircuitException exception)
        {
            throw new ServerFailureException(name, DatabaseFailure.CircuitOpen, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Asks the server what it is, past its breaker and its pool.</summary>
    /// <param name="now">The time, as observations carry it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ServerObservation> ProbeAsync(Func<TimeSpan> now, CancellationToken cancellationToken)
    {
        // A probe is no part of anybody's request: it makes no spans.
        using var quiet = SuppressInstrumentationScope.Begin();
        var started = now();
        try
        {
            var reading = await pipelines.Probe.ExecuteAsync(static async (probe, token) => await probe.ReadAsync(token), probe, cancellationToken);
            return new(started, reading);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(started, Reading: null, exception.Message);
        }
    }

    /// <summary>Sees to it that so many connections are open for whoever reads and for whoever writes. Where the server fails that, there are none.</summary>
    public async Task SpareAsync(int count, CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        try
        {
            await writes.SpareAsync(count, cancellationToken);
            await reads.SpareAsync(count, cancellationToken);
        }
        catch (Exception failure) when (failure is DbException or IOException or SocketException or TimeoutException or AuthenticationException)
        {
            // A probe or a use says what is the matter with it.
        }
    }

    /// <summary>Lets no connection that is open now be used again.</summary>
    public void ClearConnections()
    {
        reads.Clear();
        writes.Clear();
    }

    /// <summary>Forgets what uses have found wrong with it: it was just seen to be well.</summary>
    public void Trust() => pipelines.CloseCircuit();

    public async ValueTask DisposeAsync()
    {
        await probe.DisposeAsync();
        await reads.DisposeAsync();
        await writes.DisposeAsync();
    }

    private async Task<TResult> BoundedAsync<TResult>(ServerUse<TResult> use, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedWait.RunAsync(use, pipelines.Clock, cancellationToken);
        }
        catch (TimeoutException late) when (use.IsLate)
        {
            throw new ServerFailureException(name, use.Phase == DatabasePhase.Opening ? DatabaseFailure.Unreachable : DatabaseFailure.TimedOut, late);
        }
        catch (Exception exception) when (FailureClassifier.Classify(exception, use.Phase) is var failure and not DatabaseFailure.None)
        {
            throw new ServerFailureException(name, failure, exception);
        }
    }
}
