using System.Data.Common;

using FooBar.Api.Consistency;
using FooBar.Api.Journey;
using FooBar.Api.Preparation;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>The visitor's database, with failures in the board's words.</summary>
internal sealed class BoardDatabase(ReadYourWrites database, IDatabase primary, PreparationState preparation, RequestJourney journey, TimeProvider clock)
{
    /// <inheritdoc cref="ReadYourWrites.ReadAsync"/>
    /// <exception cref="DiscussionsUnavailableException">No server could do it in time.</exception>
    public Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken) =>
        TranslateAsync(() => database.ReadAsync(query, cancellationToken));

    /// <summary>Reads from the primary what must know the latest change.</summary>
    /// <exception cref="DiscussionsUnavailableException">The primary could not do it in time.</exception>
    public Task<TResult> ReadLatestAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken) =>
        TranslateAsync(() => primary.WriteAsync(query, cancellationToken));

    /// <inheritdoc cref="ReadYourWrites.WriteAsync"/>
    /// <exception cref="DiscussionsUnavailableException">The primary could not do it in time.</exception>
    public Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken) =>
        TranslateAsync(() => database.WriteAsync(command, cancellationToken));

    private async Task<TResult> TranslateAsync<TResult>(Func<Task<TResult>> work)
    {
        if (!preparation.IsReady)
        {
            throw new DiscussionsUnavailableException($"The database is still being prepared. {preparation.Missing}");
        }

        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        try
        {
            var result = await work();
            journey.Notice(at, clock.GetElapsedTime(started));
            return result;
        }
        catch (DatabaseUnavailableException exception)
        {
            throw new DiscussionsUnavailableException(exception.Message, exception) { RetryAfter = exception.RetryAfter, OutcomeUnknown = exception.OutcomeUnknown };
        }
    }
}
