using System.Data.Common;

using Dapper;

using FooBar.Api.Discussions;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Seeding;

/// <summary>Puts the example data into an empty board, once in the life of a database.</summary>
internal sealed partial class Seeder(IOptions<SeedOptions> options, IHostEnvironment environment, TimeProvider clock, ILogger<Seeder> logger)
{
    private const string Name = "discussions";

    // In the same transaction as the data: a second server waits here for the first one, and then finds the row.
    private const string Claim = "INSERT IGNORE INTO seeds (name, applied_at) VALUES (@name, @now)";

    private const string HasThreads = "SELECT EXISTS (SELECT 1 FROM threads)";

    private const string InsertThread = """
        INSERT INTO threads (title, body, author, created_at, active_at, reply_count) VALUES (@title, @body, @author, @time, @active, @count);
        SELECT LAST_INSERT_ID();
        """;

    private const string InsertReply = "INSERT INTO replies (thread_id, body, author, created_at) VALUES (@thread, @body, @author, @time)";

    /// <summary>Inserts the data, unless this is switched off, was done before, or somebody has posted already.</summary>
    public async Task SeedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (!(options.Value.Enabled ?? environment.IsDevelopment()))
        {
            return;
        }

        var now = StoredTime.Now(clock).UtcDateTime;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(new(Claim, new { name = Name, now }, transaction, cancellationToken: cancellationToken)) == 0)
        {
            return;
        }

        if (await connection.ExecuteScalarAsync<long>(new(HasThreads, transaction: transaction, cancellationToken: cancellationToken)) == 0)
        {
            var threads = SeedData.Load();
            var replies = await InsertThreadsAsync(connection, transaction, threads, now, cancellationToken);
            await connection.ExecuteAsync(new(InsertReply, replies, transaction, cancellationToken: cancellationToken));
            LogSeeded(logger, threads.Count, replies.Count);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>The rows of the replies, oldest first, as they would have come in.</returns>
    private static async Task<List<object>> InsertThreadsAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<SeedThread> threads, DateTime now, CancellationToken cancellationToken)
    {
        var replies = new List<(int MinutesAgo, object Row)>();
        foreach (var thread in threads.OrderByDescending(thread => thread.MinutesAgo))
        {
            var row = new
            {
                title = thread.Title,
                body = thread.Body,
                author = thread.Author,
                time = now.AddMinutes(-thread.MinutesAgo),
                active = now.AddMinutes(-thread.Replies.Select(reply => reply.MinutesAgo).Append(thread.MinutesAgo).Min()),
                count = thread.Replies.Count,
            };
            var id = await connection.ExecuteScalarAsync<long>(new(InsertThread, row, transaction, cancellationToken: cancellationToken));
            replies.AddRange(thread.Replies.Select(reply => (
                reply.MinutesAgo,
                (object)new { thread = id, body = reply.Body, author = reply.Author, time = now.AddMinutes(-reply.MinutesAgo) })));
        }

        return [.. replies.OrderByDescending(reply => reply.MinutesAgo).Select(reply => reply.Row)];
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Inserted the example data: {Threads} threads and {Replies} replies.")]
    private static partial void LogSeeded(ILogger logger, int threads, int replies);
}
