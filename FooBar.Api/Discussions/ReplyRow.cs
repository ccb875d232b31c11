using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>A row of the table <c>replies</c>, as <c>@viewer</c> sees it.</summary>
internal sealed record ReplyRow
{
    public const string Columns = """
        id AS Id, thread_id AS ThreadId, body AS Body, author AS Author, created_at AS CreatedAt, score AS Score, edited_at AS EditedAt, version AS Version,
        IFNULL(owner = @viewer, FALSE) AS IsAuthor, EXISTS (SELECT 1 FROM votes WHERE kind = 2 AND post_id = replies.id AND voter = @viewer) AS HasVoted
        """;

    public long Id { get; init; }

    public long ThreadId { get; init; }

    public string Body { get; init; } = "";

    public string Author { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public int Score { get; init; }

    public DateTime? EditedAt { get; init; }

    public int Version { get; init; }

    public bool IsAuthor { get; init; }

    public bool HasVoted { get; init; }

    public Reply ToReply(Guid? viewer)
    {
        var createdAt = StoredTime.FromDatabase(CreatedAt);
        return new(Id, ThreadId, Body, Author, createdAt, Score, StoredTime.FromDatabase(EditedAt), Version, VisitorKey.View(viewer, IsAuthor, HasVoted, createdAt));
    }
}
