using FooBar.Api.Discussions;
using FooBar.Web.Moderation;

namespace FooBar.Api.Moderation;

/// <summary>A row of the table <c>moderation_log</c>.</summary>
internal sealed record ModerationRow
{
    public const string Columns =
        "id AS Id, at AS At, moderator AS Moderator, thread_id AS ThreadId, reply_id AS ReplyId, hidden AS Hidden, reason AS Reason, excerpt AS Excerpt";

    public long Id { get; init; }

    public DateTime At { get; init; }

    public string Moderator { get; init; } = "";

    public long ThreadId { get; init; }

    public long? ReplyId { get; init; }

    public bool Hidden { get; init; }

    public string Reason { get; init; } = "";

    public string Excerpt { get; init; } = "";

    public ModerationEntry ToEntry() => new(Id, StoredTime.FromDatabase(At), Moderator, ThreadId, ReplyId, Hidden, Reason, Excerpt);
}
