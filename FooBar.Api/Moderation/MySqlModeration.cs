using Dapper;

using FooBar.Api.Discussions;
using FooBar.Api.Paging;
using FooBar.Web.Discussions;
using FooBar.Web.Moderation;
using FooBar.Web.Text;
using FooBar.Web.Visitors;

namespace FooBar.Api.Moderation;

/// <summary>Moderation in MySQL: the post and the log change in one transaction.</summary>
internal sealed class MySqlModeration(BoardDatabase database, TimeProvider clock) : IModeration
{
    private const string LockThread = "SELECT hidden AS Hidden, title AS Text FROM threads WHERE id = @id FOR UPDATE";

    private const string LockReply = "SELECT hidden AS Hidden, body AS Text FROM replies WHERE id = @id AND thread_id = @threadId FOR UPDATE";

    private const string SetThread = "UPDATE threads SET hidden = @hidden WHERE id = @id; ";

    // A hidden reply is none that a reader could find, so it is not counted.
    private const string SetReply = """
        UPDATE replies SET hidden = @hidden WHERE id = @id;
        UPDATE threads SET reply_count = reply_count + IF(@hidden, -1, 1) WHERE id = @threadId;
        """;

    private const string Record = """
        INSERT INTO moderation_log (at, moderator, thread_id, reply_id, hidden, reason, excerpt) VALUES (@now, @moderator, @threadId, @replyId, @hidden, @reason, @excerpt)
        """;

    public Task<ChangeOutcome> SetHiddenAsync(long threadId, long? replyId, bool hidden, string reason, Visitor moderator, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock).UtcDateTime;
        return database.WriteAsync(
            async (connection, token) =>
            {
                var id = replyId ?? threadId;
                if (await connection.QuerySingleOrDefaultAsync<(bool Hidden, string Text)?>(new(replyId is null ? LockThread : LockReply, new { id, threadId }, cancellationToken: token)) is not { } post)
                {
                    return ChangeOutcome.NotFound;
                }

                if (post.Hidden != hidden)
                {
                    var row = new { id, threadId, replyId, hidden, reason, moderator = moderator.AccountName, now, excerpt = Excerpt.Of(PostMarkdown.ToPlainText(post.Text)) };
                    await connection.ExecuteAsync(new((replyId is null ? SetThread : SetReply) + Record, row, cancellationToken: token));
                }

                return ChangeOutcome.Done;
            },
            cancellationToken);
    }

    public Task<Listing<ModerationEntry>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        var before = KeysetCursor.Decode(CursorKind.Moderation, cursor);
        return database.ReadAsync(
            async (connection, token) =>
            {
                var rows = (await connection.QueryAsync<ModerationRow>(new(BoardQueries.ListModeration, new { before, count = limit + 1 }, cancellationToken: token))).AsList();
                return new Listing<ModerationEntry>(
                    [.. rows.Take(limit).Select(row => row.ToEntry())], rows.Count > limit ? KeysetCursor.Encode(CursorKind.Moderation, rows[limit - 1].Id) : null);
            },
            cancellationToken);
    }
}
