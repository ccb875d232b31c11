using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
using Polly;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Finds a server for each piece of work: the best by the policy, the next when that fails, and all of them again while time is left.</summary>
internal sealed class DatabaseRouter(DatabaseTopology topology, RetryPipelines retries, DatabaseTelemetry telemetry, IOptions<DatabaseOptions> options, TimeProvider clock)
{
    /// <param name="intent">What the caller wants.</param>
    /// <param name="work">The work. It is told the state of the server that it runs on.</param>
    /// <param name="timeout">How long the work may take on one server, once connected.</param>
    /// <param name="isPatient">Whether it waits and repeats; else it is tried once on each server there is.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <returns>The result, and the name of the server that gave it.</returns>
    public async Task<(TResult Result, string Server)> RunAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, ServerState, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        bool isPatient,
        CancellationToken cancellationToken)
    {
        var request = new Request<TResult>(intent, work, timeout, isPatient ? clock.GetTimestamp() : null);
        try
        {
            try
            {
                return await TryRouteAsync(request, cancellationToken);
            }
            catch (ServerFailureException first) when (first.Rule.MayRepeat(intent))
            {
                // Most work never comes here, and so does not pay for it.
                return await RepeatAsync(request, first, cancellationToken);
            }
        }
        catch (ServerFailureException failure)
        {
            if (failure.Cause is { } cause && failure.Rule.On(intent) is FailureHandling.PassOn or FailureHandling.RepeatThenPassOn)
            {
                ExceptionDispatchInfo.Throw(cause);
            }

            throw Unavailable(intent, failure);
        }
    }

    /// <summary>What a caller wants done.</summary>
    /// <param name="Intent">What it wants.</param>
    /// <param name="Work">The work.</param>
    /// <param name="Timeout">How long that may take on one server, once connected.</param>
    /// <param name="Started">When it was first attempted; null where it neither waits nor repeats.</param>
    private readonly record struct Request<TResult>(
        DatabaseIntent Intent, Func<DbConnection, ServerState, CancellationToken, Task<TResult>> Work, TimeSpan Timeout, long? Started);

    /// <summary>The attempts after the first, which failed: the pipeline is told of that, and decides about the next.</summary>
    private sealed class Attempts<TResult>(DatabaseRouter router, Request<TResult> request, ServerFailureException first)
    {
        private bool _isFirstTold;

        public Task<(TResult Result, string Server)> NextAsync(CancellationToken cancellationToken)
        {
            if (!_isFirstTold)
            {
                _isFirstTold = true;
                return Task.FromException<(TResult, string)>(first);
            }

            return router.TryRouteAsync(request, cancellationToken);
        }
    }

    private async Task<(TResult Result, string Server)> RepeatAsync<TResult>(Request<TResult> request, ServerFailureException first, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        RetryPipelines.Start(context, request.Started);
        try
        {
            return await retries.For(request.Intent).ExecuteAsync(
                static async (context, attempts) => await attempts.NextAsync(context.CancellationToken), context, new Attempts<TResult>(this, request, first));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // Once over the servers that may do it.
    private async Task<(TResult Result, string Server)> TryRouteAsync<TResult>(Request<TResult> request, CancellationToken cancellationToken)
    {
        var intent = request.Intent;
        var route = topology.Route(intent);
        if (!CanBegin(route, intent))
        {
            route = await AwaitRouteAsync(intent, request.Started, cancellationToken);
        }

        for (var i = 0; ; i++)
        {
            var server = topology.Servers[route[i]];
            var state = topology.StateOf(route[i]);
            try
            {
                var result = await server.UseAsync(intent, request.Work, state, request.Timeout, cancellationToken);
                telemetry.Done(server.Name, intent);
                return (result, server.Name);
            }
            catch (ServerFailureException failure)
            {
                telemetry.Failed(server.Name, intent, failure.Rule);
                topology.Report(route[i], failure.Rule);
                if (failure is { Failure: DatabaseFailure.SchemaMissing, Cause: { } cause } && state == ServerState.Primary)
                {
                    // What the primary lacks, no other server has, nor the primary itself a moment later.
                    ExceptionDispatchInfo.Throw(cause);
                }

                if (i == route.Length - 1 || !failure.Rule.MayRepeat(intent))
                {
                    throw;
                }
            }
        }
    }

    // A write waits for a primary while time is left. A read waits no longer than for a connection until a server answers a probe, and then
    // tries what there is.
    private async Task<ImmutableArray<int>> AwaitRouteAsync(DatabaseIntent intent, long? started, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = topology.Changed;
            var route = topology.Route(intent);
            if (CanBegin(route, intent))
            {
                return route;
            }

            var left = retries.TimeLeft(started, intent);
            if (intent == DatabaseIntent.Read && left > options.Value.OpenTimeout)
            {
                left = options.Value.OpenTimeout;
            }

            if (!await HasCompletedAsync(changed, left, cancellationToken))
            {
                return route.Length > 0 ? route : throw new ServerFailureException(DatabaseFailure.NoPrimary, topology.WhyNoPrimary());
            }
        }
    }

    private bool CanBegin(ImmutableArray<int> route, DatabaseIntent intent) => route.Length > 0 && (intent != DatabaseIntent.Read || IsKnownToServe(route[0]));

    private bool IsKnownToServe(int server) => topology.StateOf(server) is ServerState.Primary or ServerState.Replica;

    private async Task<bool> HasCompletedAsync(Task task, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(patience, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static DatabaseUnavailableException Unavailable(DatabaseIntent intent, ServerFailureException failure)
    {
        // Earlier attempts had no effect, else there would have been no later one.
        var outcomeUnknown = intent == DatabaseIntent.Write && !failure.Rule.HadNoEffect;
        var what = intent == DatabaseIntent.Read ? "read" : "written";
        var message = outcomeUnknown
            ? $"Whether the data was written is unknown: {failure.Message} Repeat it only where doing it twice has one effect."
            : $"The data could not be {what}: {failure.Message} See that the server runs and is healthy, then try again.";
        return new DatabaseUnavailableException(message, failure.Cause)
        {
            Server = failure.Server,
            Failure = failure.Failure,
            OutcomeUnknown = outcomeUnknown,
        };
    }
}
