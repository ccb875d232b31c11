using System.Data.Common;

using Dapper;

using FooBar.ServiceDefaults.Database;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Idempotency;

/// <summary>Deletes keys that have expired, from time to time and a few at once. Every application server does: what one has deleted, the others do not find.</summary>
internal sealed partial class KeyCleanup(IServiceScopeFactory scopes, IOptions<IdempotencyOptions> options, TimeProvider clock, ILogger<KeyCleanup> logger) : BackgroundService
{
    private const int Batch = 500;

    private const string Delete = "DELETE FROM idempotency_keys WHERE expires_at <= UTC_TIMESTAMP(6) ORDER BY expires_at LIMIT @batch";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CleanupInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DatabaseUnavailableException or DbException)
            {
                LogPutOff(logger, exception.Message);
            }
        }
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        int deleted;
        do
        {
            deleted = await database.WriteAsync(static (connection, token) => connection.ExecuteAsync(new(Delete, new { batch = Batch }, cancellationToken: token)), cancellationToken);
        }
        while (deleted == Batch);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Expired idempotency keys stay until the next time: {Reason}")]
    private static partial void LogPutOff(ILogger logger, string reason);
}
