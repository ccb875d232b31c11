using FooBar.Api.Accounts;
using FooBar.Api.Moderation;

namespace FooBar.Api.Discussions;

/// <summary>Every question that the pages and the API ask of the board's tables. A test asks the server how it answers each: none may read a whole table.</summary>
/// <remarks>Lists name their index, so that neither a small table nor a stale statistic makes the server sort instead.</remarks>
internal static class BoardQueries
{
    public const string GetThread = $"SELECT {ThreadRow.Columns} FROM threads WHERE id = @id AND hidden = FALSE";

    public const string ListReplies = $"""
        SELECT {ReplyRow.Columns} FROM replies FORCE INDEX (replies_of_thread)
        WHERE thread_id = @id AND id < @before AND hidden = FALSE ORDER BY id DESC LIMIT @count
        """;

    public const string GetReply = $"""
        SELECT {ReplyRow.Columns} FROM replies
        WHERE id = @id AND thread_id = @threadId AND hidden = FALSE AND EXISTS (SELECT 1 FROM threads WHERE threads.id = replies.thread_id AND threads.hidden = FALSE)
        """;

    /// <summary>How many replies come after one, up to a page full of them; null without the one.</summary>
    public const string CountLaterReplies = """
        SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM replies FORCE INDEX (replies_of_thread) WHERE thread_id = @threadId AND id > @id AND hidden = FALSE ORDER BY id LIMIT @limit) AS later)
        FROM replies WHERE id = @id AND thread_id = @threadId AND hidden = FALSE
        """;

    public const string GetHighestThreadId = "SELECT MAX(id) FROM threads";

    public const string ListThreadAddresses = """
        SELECT id AS Id, GREATEST(active_at, IFNULL(edited_at, active_at)) AS ChangedAt FROM threads WHERE id BETWEEN @first AND @last AND hidden = FALSE ORDER BY id
        """;

    /// <summary>The best hits in threads and in replies, each from the full-text index in its order; hidden ones fall out afterwards.</summary>
    /// <remarks>The index weighs every post that has the words before it yields the first. The server ends the statement after 250 ms: <see cref="FindNewest"/> takes its place.</remarks>
    public const string Find = """
        SELECT /*+ MAX_EXECUTION_TIME(250) */ threads.id AS ThreadId, NULL AS ReplyId, threads.title AS Title, threads.body AS Body, threads.author AS Author, threads.created_at AS CreatedAt, relevance AS Relevance
        FROM (SELECT id, MATCH (title, body) AGAINST (@words IN BOOLEAN MODE) AS relevance FROM threads
              WHERE MATCH (title, body) AGAINST (@words IN BOOLEAN MODE) ORDER BY relevance DESC LIMIT @count) AS hits
        STRAIGHT_JOIN threads FORCE INDEX (PRIMARY) ON threads.id = hits.id AND threads.hidden = FALSE
        UNION ALL
        SELECT threads.id, replies.id, threads.title, replies.body, replies.author, replies.created_at, relevance
        FROM (SELECT id, MATCH (body) AGAINST (@words IN BOOLEAN MODE) AS relevance FROM replies
              WHERE MATCH (body) AGAINST (@words IN BOOLEAN MODE) ORDER BY relevance DESC LIMIT @count) AS hits
        STRAIGHT_JOIN replies FORCE INDEX (PRIMARY) ON replies.id = hits.id AND replies.hidden = FALSE
        STRAIGHT_JOIN threads FORCE INDEX (PRIMARY) ON threads.id = replies.thread_id AND threads.hidden = FALSE
        """;

    /// <summary>The texts of the newest hundred threads and the newest hundred replies; none of a board of fewer than 50,000 threads.</summary>
    public const string SampleNewest = """
        SELECT CONCAT(title, '\n', body) FROM threads FORCE INDEX (PRIMARY) WHERE id > (SELECT MAX(id) FROM threads) - 100 AND (SELECT MAX(id) FROM threads) >= 50000
        UNION ALL
        SELECT body FROM replies FORCE INDEX (PRIMARY) WHERE id > (SELECT MAX(id) FROM replies) - 100 AND (SELECT MAX(id) FROM threads) >= 50000
        """;

    /// <summary>The hits among the newest thousand threads and the newest thousand replies, newest first. Costs at most as much as reading those.</summary>
    public const string FindNewest = """
        (SELECT id AS ThreadId, NULL AS ReplyId, title AS Title, body AS Body, author AS Author, created_at AS CreatedAt, 0e0 AS Relevance
         FROM threads FORCE INDEX (PRIMARY)
         WHERE id > (SELECT MAX(id) FROM threads) - 1000 AND hidden = FALSE AND REGEXP_LIKE(CONCAT(title, '\n', body), @pattern) ORDER BY id DESC LIMIT @count)
        UNION ALL
        (SELECT threads.id, replies.id, threads.title, replies.body, replies.author, replies.created_at, 0e0
         FROM replies FORCE INDEX (PRIMARY)
         STRAIGHT_JOIN threads FORCE INDEX (PRIMARY) ON threads.id = replies.thread_id AND threads.hidden = FALSE
         WHERE replies.id > (SELECT MAX(id) FROM replies) - 1000 AND replies.hidden = FALSE AND REGEXP_LIKE(replies.body, @pattern) ORDER BY replies.id DESC LIMIT @count)
        """;

    public const string FindAccountByName = $"SELECT {AccountRow.Columns} FROM accounts WHERE name = @name";

    public const string FindAccountByVisitor = $"SELECT {AccountRow.Columns} FROM accounts WHERE visitor = @viewer";

    public const string ListModeration = $"SELECT {ModerationRow.Columns} FROM moderation_log FORCE INDEX (PRIMARY) WHERE id < @before ORDER BY id DESC LIMIT @count";

    public static readonly string ListNewest = $"SELECT {ThreadSummaryRow.Columns} FROM threads FORCE INDEX (PRIMARY) WHERE id < @before AND hidden = FALSE ORDER BY id DESC LIMIT @count";

    public static readonly string ListActive = $"""
        SELECT {ThreadSummaryRow.Columns} FROM threads FORCE INDEX (threads_by_activity)
        WHERE active_at <= @time AND (active_at < @time OR id < @before) AND hidden = FALSE ORDER BY active_at DESC, id DESC LIMIT @count
        """;

    public static readonly string ListUnanswered = $"""
        SELECT {ThreadSummaryRow.Columns} FROM threads FORCE INDEX (threads_by_reply_count)
        WHERE reply_count = 0 AND id < @before AND hidden = FALSE ORDER BY id DESC LIMIT @count
        """;
}
