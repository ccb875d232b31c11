using System.Data.Common;
using System.Globalization;
using System.Text;

using Dapper;

using FooBar.Api.Discussions;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Api.Seeding;

/// <summary>
/// Makes a large board for measurements. A batch is a transaction of two statements with many rows each, sent to whichever server is primary; memory
/// holds one batch at a time.
/// </summary>
internal sealed class BoardGenerator(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int BatchSize = 2_000;
    private const int FailuresInARow = 20;

    private const string CountThreads = "SELECT COUNT(*) FROM threads";

    private const string LatestThread = "SELECT created_at FROM threads ORDER BY id DESC LIMIT 1";

    private static readonly TimeSpan BatchTimeout = TimeSpan.FromMinutes(5);

    // Where there is no thread yet, the board begins so long ago.
    private static readonly TimeSpan Age = TimeSpan.FromDays(365);

    /// <summary>Adds threads, with a reply each on average, until there are so many. Goes on over a failover.</summary>
    /// <param name="total">How many threads there shall be. With more already, nothing happens.</param>
    /// <param name="report">Told after each batch how many there are.</param>
    /// <param name="cancellationToken">Ends it after the batch under way.</param>
    /// <exception cref="DatabaseUnavailableException">No primary took a batch, time and again.</exception>
    public async Task GrowAsync(long total, Action<long> report, CancellationToken cancellationToken)
    {
        var failures = 0;
        long? counted = null;
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
                var have = counted ?? await database.WriteAsync(CountAsync, BatchTimeout, cancellationToken);
                report(have);
                if (have >= total)
                {
                    return;
                }

                counted = await database.WriteAsync((connection, token) => AddAsync(connection, have, total, token), BatchTimeout, cancellationToken);
                failures = 0;
            }
            catch (DatabaseUnavailableException exception) when (++failures < FailuresInARow)
            {
                // Whether the batch came about is seen by counting.
                counted = null;
                await Task.Delay(exception.RetryAfter, clock, cancellationToken);
            }
        }
    }

    private static async Task<long> CountAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<long>(new(CountThreads, commandTimeout: (int)BatchTimeout.TotalSeconds, cancellationToken: cancellationToken));

    /// <returns>How many threads there are then.</returns>
    private async Task<long> AddAsync(DbConnection connection, long have, long total, CancellationToken cancellationToken)
    {
        var timeout = (int)BatchTimeout.TotalSeconds;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var now = StoredTime.Now(clock).UtcDateTime;
        var latest = await connection.ExecuteScalarAsync<DateTime?>(new(LatestThread, transaction: transaction, cancellationToken: cancellationToken)) ?? now - Age;

        // Between the latest thread and now, evenly, so that the numbers of the threads have the order of their times.
        var step = (now > latest ? now - latest : TimeSpan.Zero) / (total - have + 1);
        var count = (int)Math.Min(BatchSize, total - have);
        var (threads, replies) = (new StringBuilder(), new List<(int Thread, string Values)>());
        for (var i = 0; i < count; i++)
        {
            var number = have + i;
            var createdAt = latest + (step * (i + 1));
            var activeAt = createdAt;
            var replyCount = GeneratedText.Replies(number);
            for (var reply = 1; reply <= replyCount; reply++)
            {
                activeAt += (now - activeAt) / 4;
                replies.Add((i, $", '{GeneratedText.Reply(number, reply)}', '{GeneratedText.Author(number, reply)}', '{Time(activeAt)}')"));
            }

            threads.Append(i == 0 ? "INSERT INTO threads (title, body, author, created_at, active_at, reply_count) VALUES " : ", ").Append(
                CultureInfo.InvariantCulture,
                $"('{GeneratedText.Title(number)}', '{GeneratedText.Body(number)}', '{GeneratedText.Author(number, 0)}', '{Time(createdAt)}', '{Time(activeAt)}', {replyCount})");
        }

        // The rows of one statement get numbers without a gap.
        var first = await connection.ExecuteScalarAsync<long>(
            new(threads.Append("; SELECT LAST_INSERT_ID()").ToString(), transaction: transaction, commandTimeout: timeout, cancellationToken: cancellationToken));
        if (replies.Count > 0)
        {
            var rows = string.Join(", ", replies.Select(reply => string.Create(CultureInfo.InvariantCulture, $"({first + reply.Thread}{reply.Values}")));
            await connection.ExecuteAsync(
                new($"INSERT INTO replies (thread_id, body, author, created_at) VALUES {rows}", transaction: transaction, commandTimeout: timeout, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return have + count;
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
