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
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        retries.Start(context, isPatient);
        try
        {
            try
            {
                return await TryRouteAsync(context, intent, work, timeout);
            }
            catch (ServerFailureException first) when (first.Rule.MayRepeat(intent))
            {
                // Most work never comes here, and so does not pay for it.
                return await retries.For(intent).ExecuteAsync(
                    static async (context, attempts) => await attempts.NextAsync(context), context, new Attempts<TResult>(this, intent, work, timeout, first));
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
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The attempts after the first, which failed: the pipeline is told of that, and decides about the next.</summary>
    private sealed class Attempts<TResult>(
        DatabaseRouter router,
        DatabaseIntent intent,
        Func<DbConnection, ServerState, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        ServerFailureException first)
    {
        private bool _isFirstTold;

        public Task<(TResult Result, string Server)> NextAsync(ResilienceContext context)
        {
            if (!_isFirstTold)
            {
                _isFirstTold = true;
                return Task.FromException<(TResult, string)>(first);
            }

            return router.TryRouteAsync(context, intent, work, timeout);
        }
    }

    // Once over the servers that may do it.
    private async Task<(TResult Result, string Server)> TryRouteAsync<TResult>(
        ResilienceContext context,
        DatabaseIntent intent,
        Func<DbConnection, ServerState, CancellationToken, Task<TResult>> work,
        TimeSpan timeout)
    {
        var route = await FindRouteAsync(context, intent);
        for (var i = 0; ; i++)
        {
            var server = topology.Servers[route[i]];
            var state = topology.StateOf(route[i]);
            try
            {
                var result = await server.UseAsync((connection, token) => work(connection, state, token), timeout, context.CancellationToken);
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
    private async Task<ImmutableArray<int>> FindRouteAsync(ResilienceContext context, DatabaseIntent intent)
    {
        while (true)
        {
            var changed = topology.Changed;
            var route = topology.Route(intent);
            if (route.Length > 0 && (intent != DatabaseIntent.Read || IsKnownToServe(route[0])))
            {
                return route;
            }

            var left = retries.TimeLeft(context, intent);
            if (intent == DatabaseIntent.Read && left > options.Value.OpenTimeout)
            {
                left = options.Value.OpenTimeout;
            }

            if (!await HasCompletedAsync(changed, left, context.CancellationToken))
            {
                return route.Length > 0 ? route : throw new ServerFailureException(DatabaseFailure.NoPrimary, topology.WhyNoPrimary());
            }
        }
    }

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
