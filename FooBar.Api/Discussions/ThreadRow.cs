using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>A row of the table <c>threads</c>, as <c>@viewer</c> sees it.</summary>
internal sealed record ThreadRow
{
    public const string Columns = """
        id AS Id, title AS Title, body AS Body, author AS Author, created_at AS CreatedAt, reply_count AS ReplyCount, score AS Score, edited_at AS EditedAt, version AS Version,
        IFNULL(owner = @viewer, FALSE) AS IsAuthor, EXISTS (SELECT 1 FROM votes WHERE kind = 1 AND post_id = threads.id AND voter = @viewer) AS HasVoted
        """;

    public long Id { get; init; }

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string Author { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public int ReplyCount { get; init; }

    public int Score { get; init; }

    public DateTime? EditedAt { get; init; }

    public int Version { get; init; }

    public bool IsAuthor { get; init; }

    public bool HasVoted { get; init; }

    public DiscussionThread ToThread(Guid? viewer)
    {
        var createdAt = StoredTime.FromDatabase(CreatedAt);
        return new(
            Id, Title, Body, Author, createdAt, ReplyCount, Score, StoredTime.FromDatabase(EditedAt), Version, VisitorKey.View(viewer, IsAuthor, HasVoted, createdAt));
    }
}
