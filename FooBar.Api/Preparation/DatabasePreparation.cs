using System.Data.Common;
using System.Security.Cryptography;

using FooBar.Api.Keys;
using FooBar.Api.Migrations;
using FooBar.Api.Seeding;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Api.Preparation;

/// <summary>
/// Prepares the database while the server starts, and again and again until it succeeds: the process never ends because its database is late.
/// All servers may do so at once.
/// </summary>
internal sealed partial class DatabasePreparation(
    IServiceScopeFactory scopes,
    MigrationRunner migrations,
    KeyRing keys,
    Seeder seeder,
    PreparationState state,
    TimeProvider clock,
    ILogger<DatabasePreparation> logger) : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetTimestamp();
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await PrepareAsync(stoppingToken);
                state.BecomeReady();
                var elapsed = clock.GetElapsedTime(started);
                LogReady(logger, elapsed.TotalMilliseconds);
                return;
            }
            catch (Exception exception) when (exception is DatabaseUnavailableException or DbException or TimeoutException or SchemaMismatchException or CryptographicException)
            {
                state.Report(exception.Message);
                LogNotReady(logger, exception.Message, delay.TotalMilliseconds);
            }

            await Task.Delay(delay, clock, stoppingToken);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        try
        {
            await database.WriteAsync(
                async (connection, token) =>
                {
                    await ServerLock.RunAsync(connection, "preparation", () => PrepareAsync(connection, token), token);
                    return true;
                },
                MigrationRunner.LongestStep,
                cancellationToken);
        }
        catch (DatabaseUnavailableException) when (!cancellationToken.IsCancellationRequested)
        {
            // A server that starts while the primary is down can still serve readers, if the schema is there already.
            var pending = await database.ReadAsync(migrations.FindPendingAsync, cancellationToken);
            if (pending.Count > 0)
            {
                throw;
            }

            await keys.LoadAsync(cancellationToken);
        }
    }

    private async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await migrations.ApplyAsync(connection, cancellationToken);

        // Under the lock, so that of several servers on an empty database one makes the first key and the others find it.
        await keys.LoadAsync(cancellationToken);
        await seeder.SeedAsync(connection, cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The database is prepared, {Milliseconds:0} ms after the start.")]
    private static partial void LogReady(ILogger logger, double milliseconds);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The database is not prepared yet: {Reason} Trying again in {Milliseconds:0} ms.")]
    private static partial void LogNotReady(ILogger logger, string reason, double milliseconds);
}
