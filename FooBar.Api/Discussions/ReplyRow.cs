using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>A row of the table <c>replies</c>.</summary>
internal sealed record ReplyRow(long Id, long ThreadId, string Body, string Author, DateTime CreatedAt)
{
    public const string Columns = "id AS Id, thread_id AS ThreadId, body AS Body, author AS Author, created_at AS CreatedAt";

    public Reply ToReply() => new(Id, ThreadId, Body, Author, StoredTime.FromDatabase(CreatedAt));
}
