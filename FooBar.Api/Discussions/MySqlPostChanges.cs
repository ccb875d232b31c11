using Dapper;

using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>Changes of posts in MySQL: the post's row is locked, the rules decide, and what they allow is done before anybody else gets the row.</summary>
internal sealed class MySqlPostChanges(BoardDatabase database, TimeProvider clock) : IPostChanges
{
    private const string LockThread = """
        SELECT owner AS Owner, created_at AS CreatedAt, version AS Version, reply_count AS ReplyCount FROM threads WHERE id = @id AND hidden = FALSE FOR UPDATE
        """;

    // Hidden replies do not count, and hold the thread all the same.
    private const string LockThreadToDelete = """
        SELECT owner AS Owner, created_at AS CreatedAt, version AS Version,
          EXISTS (SELECT 1 FROM replies FORCE INDEX (replies_of_thread) WHERE replies.thread_id = threads.id) AS ReplyCount
        FROM threads WHERE id = @id AND hidden = FALSE FOR UPDATE
        """;

    private const string LockReply = """
        SELECT owner AS Owner, created_at AS CreatedAt, version AS Version, 0 AS ReplyCount FROM replies WHERE id = @id AND thread_id = @threadId AND hidden = FALSE FOR UPDATE
        """;

    private const string EditThread = "UPDATE threads SET title = @title, body = @body, edited_at = @now, version = version + 1 WHERE id = @id";

    private const string EditReply = "UPDATE replies SET body = @body, edited_at = @now, version = version + 1 WHERE id = @id";

    private const string DeleteThread = "DELETE FROM threads WHERE id = @id; DELETE FROM votes WHERE kind = 1 AND post_id = @id";

    private const string DeleteReply = """
        UPDATE threads SET reply_count = reply_count - 1 WHERE id = @threadId;
        DELETE FROM replies WHERE id = @id;
        DELETE FROM votes WHERE kind = 2 AND post_id = @id
        """;

    // The count follows what happened to the vote's own row: a vote that was there, or was not, counts nothing.
    private const string Vote = "INSERT IGNORE INTO votes (kind, post_id, voter, voted_at) VALUES (@kind, @id, @voter, @now); ";

    private const string Unvote = "DELETE FROM votes WHERE kind = @kind AND post_id = @id AND voter = @voter; ";

    public Task<ChangeOutcome> EditThreadAsync(long id, int version, ThreadDraft draft, Guid visitor, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        return ChangeAsync(
            LockThread,
            state => ChangeRules.DecideEdit(state, visitor, version, now),
            EditThread,
            new { id, title = draft.Title, body = draft.Body, now = now.UtcDateTime },
            cancellationToken);
    }

    public Task<ChangeOutcome> EditReplyAsync(long threadId, long id, int version, ReplyDraft draft, Guid visitor, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        return ChangeAsync(
            LockReply,
            state => ChangeRules.DecideEdit(state, visitor, version, now),
            EditReply,
            new { threadId, id, body = draft.Body, now = now.UtcDateTime },
            cancellationToken);
    }

    public Task<ChangeOutcome> DeleteThreadAsync(long id, Guid visitor, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        return ChangeAsync(LockThreadToDelete, state => ChangeRules.DecideDelete(state, visitor, now), DeleteThread, new { id }, cancellationToken);
    }

    public Task<ChangeOutcome> DeleteReplyAsync(long threadId, long id, Guid visitor, CancellationToken cancellationToken)
    {
        var now = StoredTime.Now(clock);
        return ChangeAsync(LockReply, state => ChangeRules.DecideDelete(state, visitor, now), DeleteReply, new { threadId, id }, cancellationToken);
    }

    public Task<ChangeOutcome> VoteAsync(long threadId, long? replyId, bool wanted, Guid visitor, CancellationToken cancellationToken)
    {
        var table = replyId is null ? "threads" : "replies";
        var count = $"UPDATE {table} SET score = score {(wanted ? '+' : '-')} ROW_COUNT() WHERE id = @id";
        var parameters = new
        {
            threadId,
            id = replyId ?? threadId,
            kind = replyId is null ? PostKind.Thread : PostKind.Reply,
            voter = visitor.ToKey(),
            now = clock.GetUtcNow().UtcDateTime,
        };
        return ChangeAsync(
            replyId is null ? LockThread : LockReply, state => ChangeRules.DecideVote(state, visitor), (wanted ? Vote : Unvote) + count, parameters, cancellationToken);
    }

    private Task<ChangeOutcome> ChangeAsync(string lockPost, Func<PostState?, ChangeOutcome> decide, string change, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, token) =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<PostStateRow>(new(lockPost, parameters, cancellationToken: token));
                var outcome = decide(row?.ToState());
                if (outcome == ChangeOutcome.Done)
                {
                    await connection.ExecuteAsync(new(change, parameters, cancellationToken: token));
                }

                return outcome;
            },
            cancellationToken);
}
