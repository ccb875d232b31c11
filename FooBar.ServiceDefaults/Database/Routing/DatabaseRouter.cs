using System.Data.Common;
using System.Runtime.ExceptionServices;
using Polly;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Finds a server for each piece of work: the best by the policy, the next when that fails, and all of them again while time is left.</summary>
internal sealed class DatabaseRouter(DatabaseTopology topology, RetryPipelines retries, DatabaseTelemetry telemetry)
{
    /// <param name="intent">What the caller wants.</param>
    /// <param name="work">The work.</param>
    /// <param name="timeout">How long the work may take on one server, once connected.</param>
    /// <param name="cancellationToken">Ends the wait and the work.</param>
    /// <returns>The result, and the name of the server that gave it.</returns>
    public async Task<(TResult Result, string Server)> RunAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        retries.Start(context);
        try
        {
            return await retries.For(intent).ExecuteAsync(
                static async (context, state) => await state.Router.TryRouteAsync(state.Intent, state.Work, state.Timeout, context.CancellationToken),
                context,
                (Router: this, Intent: intent, Work: work, Timeout: timeout));
        }
        catch (ServerFailureException failure)
        {
            if (failure.Rule.On(intent) is FailureHandling.PassOn or FailureHandling.RepeatThenPassOn)
            {
                ExceptionDispatchInfo.Throw(failure.Cause);
            }

            throw Unavailable(intent, failure);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // Once over the servers that may do it.
    private async Task<(TResult Result, string Server)> TryRouteAsync<TResult>(
        DatabaseIntent intent,
        Func<DbConnection, CancellationToken, Task<TResult>> work,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var route = topology.Route(intent);
        for (var i = 0; ; i++)
        {
            var server = topology[route[i]];
            try
            {
                var result = await server.UseAsync(work, timeout, cancellationToken);
                telemetry.Done(server.Name, intent);
                return (result, server.Name);
            }
            catch (ServerFailureException failure)
            {
                telemetry.Failed(server.Name, intent, failure.Rule);
                if (failure.Failure == DatabaseFailure.SchemaMissing && route[i] == ServerRole.Primary)
                {
                    // What the primary lacks, no other server has, nor the primary itself a moment later.
                    ExceptionDispatchInfo.Throw(failure.Cause);
                }

                if (i == route.Count - 1 || !failure.Rule.MayRepeat(intent))
                {
                    throw;
                }
            }
        }
    }

    private static DatabaseUnavailableException Unavailable(DatabaseIntent intent, ServerFailureException failure)
    {
        var outcomeUnknown = intent == DatabaseIntent.Write && failure.Rule is { NothingSent: false, CountsAgainstServer: true };
        var what = intent == DatabaseIntent.Write ? "written" : "read";
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
