using System.Data.Common;

using Dapper;

using FooBar.Api.Consistency;
using FooBar.Api.Paging;
using FooBar.Api.Preparation;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>The discussion board in MySQL.</summary>
internal sealed class MySqlDiscussions(ReadYourWrites database, PreparationState preparation, TimeProvider clock) : IDiscussions
{
    private const string GetThread = $"SELECT {ThreadRow.Columns} FROM threads WHERE id = @id";

    private const string ListReplies = $"SELECT {ReplyRow.Columns} FROM replies WHERE thread_id = @id AND id < @before ORDER BY id DESC LIMIT @count";

    private const string GetReply = $"SELECT {ReplyRow.Columns} FROM replies WHERE thread_id = @threadId AND id = @id";

    private const string InsertThread = """
        INSERT INTO threads (title, body, author, created_at) VALUES (@title, @body, @author, @now);
        SELECT LAST_INSERT_ID();
        """;

    // The thread's row first: two replies at once then queue for it, where the other order would deadlock on the foreign key. All in one
    // message, so that the row is locked for no longer than the commit takes.
    private const string AddReply = """
        UPDATE threads SET reply_count = reply_count + 1 WHERE id = @threadId;
        INSERT INTO replies (thread_id, body, author, created_at) SELECT id, @body, @author, @now FROM threads WHERE id = @threadId;
        SELECT IF(ROW_COUNT() > 0, LAST_INSERT_ID(), NULL);
        """;

    private static readonly string ListThreads = $"SELECT {ThreadSummaryRow.Columns} FROM threads WHERE id < @before ORDER BY id DESC LIMIT @count";

    public Task<Listing<ThreadSummary>> ListThreadsAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        var before = KeysetCursor.Decode(CursorKind.Threads, cursor);
        return ReadAsync(
            async (connection, token) =>
            {
                var rows = await connection.QueryAsync<ThreadSummaryRow>(new(ListThreads, new { before, count = limit + 1 }, cancellationToken: token));
                return ToListing(CursorKind.Threads, rows.AsList(), limit, row => row.Id, row => row.ToSummary());
            },
            cancellationToken);
    }

    public Task<DiscussionThread?> GetThreadAsync(long id, CancellationToken cancellationToken) => ReadAsync(
        async (connection, token) => (await connection.QuerySingleOrDefaultAsync<ThreadRow>(new(GetThread, new { id }, cancellationToken: token)))?.ToThread(),
        cancellationToken);

    public Task<ThreadWithReplies?> GetThreadWithRepliesAsync(long id, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var before = KeysetCursor.Decode(CursorKind.Replies, cursor);
        return ReadAsync(
            async (connection, token) =>
            {
                await using var results = await connection.QueryMultipleAsync(
                    new($"{GetThread}; {ListReplies}", new { id, before, count = limit + 1 }, cancellationToken: token));
                if (await results.ReadSingleOrDefaultAsync<ThreadRow>() is not { } thread)
                {
                    return null;
                }

                var replies = (await results.ReadAsync<ReplyRow>()).AsList();
                return new ThreadWithReplies(thread.ToThread(), ToListing(CursorKind.Replies, replies, limit, row => row.Id, row => row.ToReply()));
            },
            cancellationToken);
    }

    public Task<Reply?> GetReplyAsync(long threadId, long id, CancellationToken cancellationToken) => ReadAsync(
        async (connection, token) => (await connection.QuerySingleOrDefaultAsync<ReplyRow>(new(GetReply, new { threadId, id }, cancellationToken: token)))?.ToReply(),
        cancellationToken);

    public Task<DiscussionThread> StartThreadAsync(ThreadDraft draft, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        var row = new { title = draft.Title, body = draft.Body, author = draft.Author, now = now.UtcDateTime };
        return WriteAsync(
            async (connection, token) =>
            {
                var id = await connection.ExecuteScalarAsync<long>(new(InsertThread, row, cancellationToken: token));
                return new DiscussionThread(id, draft.Title, draft.Body, draft.Author, now, ReplyCount: 0);
            },
            cancellationToken);
    }

    public Task<Reply?> ReplyAsync(long threadId, ReplyDraft draft, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        var row = new { threadId, body = draft.Body, author = draft.Author, now = now.UtcDateTime };
        return WriteAsync(
            async (connection, token) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(token);

                if (await connection.ExecuteScalarAsync<long?>(new(AddReply, row, transaction, cancellationToken: token)) is not { } id)
                {
                    return null;
                }

                await transaction.CommitAsync(token);
                return new Reply(id, threadId, draft.Body, draft.Author, now);
            },
            cancellationToken);
    }

    // One row more than asked for tells whether there is a next page.
    private static Listing<TItem> ToListing<TRow, TItem>(CursorKind kind, List<TRow> rows, int limit, Func<TRow, long> id, Func<TRow, TItem> convert)
    {
        var hasMore = rows.Count > limit;
        return new([.. rows.Take(limit).Select(convert)], hasMore ? KeysetCursor.Encode(kind, id(rows[limit - 1])) : null);
    }

    private Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken) =>
        TranslateAsync(() => database.ReadAsync(query, cancellationToken));

    private Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken) =>
        TranslateAsync(() => database.WriteAsync(command, cancellationToken));

    private async Task<TResult> TranslateAsync<TResult>(Func<Task<TResult>> work)
    {
        if (!preparation.IsReady)
        {
            throw new DiscussionsUnavailableException($"The database is still being prepared. {preparation.Missing}");
        }

        try
        {
            return await work();
        }
        catch (DatabaseUnavailableException exception)
        {
            throw new DiscussionsUnavailableException(exception.Message, exception) { RetryAfter = exception.RetryAfter, OutcomeUnknown = exception.OutcomeUnknown };
        }
    }
}
