using Dapper;

using FooBar.Api.Paging;
using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>The discussion board in MySQL.</summary>
internal sealed class MySqlDiscussions(BoardDatabase database, TimeProvider clock) : IDiscussions
{
    private const string InsertThread = """
        INSERT INTO threads (title, body, author, owner, created_at, active_at) VALUES (@title, @body, @author, @owner, @now, @now);
        SELECT LAST_INSERT_ID();
        """;

    // The thread's row first: two replies at once then queue for it, where the other order would deadlock on the foreign key. All in one
    // message, so that the row is locked for no longer than the commit takes.
    private const string AddReply = """
        UPDATE threads SET reply_count = reply_count + 1, active_at = GREATEST(active_at, @now) WHERE id = @threadId AND hidden = FALSE;
        INSERT INTO replies (thread_id, body, author, owner, created_at) SELECT id, @body, @author, @owner, @now FROM threads WHERE id = @threadId AND hidden = FALSE;
        SELECT IF(ROW_COUNT() > 0, LAST_INSERT_ID(), NULL);
        """;

    public Task<Listing<ThreadSummary>> ListThreadsAsync(ThreadOrder order, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var (sql, kind) = order switch
        {
            ThreadOrder.Active => (BoardQueries.ListActive, CursorKind.ActiveThreads),
            ThreadOrder.Unanswered => (BoardQueries.ListUnanswered, CursorKind.UnansweredThreads),
            _ => (BoardQueries.ListNewest, CursorKind.Threads),
        };
        var (time, before) = order == ThreadOrder.Active ? KeysetCursor.DecodeTime(kind, cursor) : (default, KeysetCursor.Decode(kind, cursor));
        return database.ReadAsync(
            async (connection, token) =>
            {
                var rows = (await connection.QueryAsync<ThreadSummaryRow>(new(sql, new { time, before, count = limit + 1 }, cancellationToken: token))).AsList();
                return ToListing(rows, limit, row => order == ThreadOrder.Active ? KeysetCursor.Encode(kind, row.ActiveAt, row.Id) : KeysetCursor.Encode(kind, row.Id), row => row.ToSummary());
            },
            cancellationToken);
    }

    public Task<DiscussionThread?> GetThreadAsync(long id, Guid? viewer, CancellationToken cancellationToken) => database.ReadAsync(
        async (connection, token) =>
            (await connection.QuerySingleOrDefaultAsync<ThreadRow>(new(BoardQueries.GetThread, new { id, viewer = viewer.ToKey() }, cancellationToken: token)))?.ToThread(viewer),
        cancellationToken);

    public Task<ThreadWithReplies?> GetThreadWithRepliesAsync(long id, int limit, string? cursor, Guid? viewer, CancellationToken cancellationToken)
    {
        var before = KeysetCursor.Decode(CursorKind.Replies, cursor);
        return database.ReadAsync(
            async (connection, token) =>
            {
                await using var results = await connection.QueryMultipleAsync(
                    new($"{BoardQueries.GetThread}; {BoardQueries.ListReplies}", new { id, before, count = limit + 1, viewer = viewer.ToKey() }, cancellationToken: token));
                if (await results.ReadSingleOrDefaultAsync<ThreadRow>() is not { } thread)
                {
                    return null;
                }

                var replies = (await results.ReadAsync<ReplyRow>()).AsList();
                return new ThreadWithReplies(
                    thread.ToThread(viewer), ToListing(replies, limit, row => KeysetCursor.Encode(CursorKind.Replies, row.Id), row => row.ToReply(viewer)));
            },
            cancellationToken);
    }

    public Task<Reply?> GetReplyAsync(long threadId, long id, Guid? viewer, CancellationToken cancellationToken) => database.ReadAsync(
        async (connection, token) =>
            (await connection.QuerySingleOrDefaultAsync<ReplyRow>(new(BoardQueries.GetReply, new { threadId, id, viewer = viewer.ToKey() }, cancellationToken: token)))?.ToReply(viewer),
        cancellationToken);

    public Task<string?> FindPageOfReplyAsync(long threadId, long id, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        async (connection, token) =>
            await connection.ExecuteScalarAsync<long?>(new(BoardQueries.CountLaterReplies, new { threadId, id, limit }, cancellationToken: token)) switch
            {
                null => null,
                { } later when later < limit => "",

                // The page that ends with the reply.
                _ => KeysetCursor.Encode(CursorKind.Replies, id + 1),
            },
        cancellationToken);

    public Task<DiscussionThread> StartThreadAsync(ThreadDraft draft, Guid author, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        var row = new { title = draft.Title, body = draft.Body, author = draft.Author, owner = author.ToKey(), now = now.UtcDateTime };
        return database.WriteAsync(
            async (connection, token) =>
            {
                var id = await connection.ExecuteScalarAsync<long>(new(InsertThread, row, cancellationToken: token));
                return new DiscussionThread(
                    id, draft.Title, draft.Body, draft.Author, now, ReplyCount: 0, Viewer: VisitorKey.View(author, isAuthor: true, hasVoted: false, now));
            },
            cancellationToken);
    }

    public Task<Reply?> ReplyAsync(long threadId, ReplyDraft draft, Guid author, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        var row = new { threadId, body = draft.Body, author = draft.Author, owner = author.ToKey(), now = now.UtcDateTime };
        return database.WriteAsync(
            async (connection, token) =>
            {
                if (await connection.ExecuteScalarAsync<long?>(new(AddReply, row, cancellationToken: token)) is not { } id)
                {
                    return null;
                }

                return new Reply(id, threadId, draft.Body, draft.Author, now, Viewer: VisitorKey.View(author, isAuthor: true, hasVoted: false, now));
            },
            cancellationToken);
    }

    // One row more than asked for tells whether there is a next page.
    private static Listing<TItem> ToListing<TRow, TItem>(List<TRow> rows, int limit, Func<TRow, string> cursor, Func<TRow, TItem> convert) =>
        new([.. rows.Take(limit).Select(convert)], rows.Count > limit ? cursor(rows[limit - 1]) : null);
}
