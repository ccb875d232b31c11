using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>A row of the table <c>threads</c>.</summary>
internal sealed record ThreadRow(long Id, string Title, string Body, string Author, DateTime CreatedAt, int ReplyCount)
{
    public const string Columns = "id AS Id, title AS Title, body AS Body, author AS Author, created_at AS CreatedAt, reply_count AS ReplyCount";

    public DiscussionThread ToThread() => new(Id, Title, Body, Author, StoredTime.FromDatabase(CreatedAt), ReplyCount);
}
