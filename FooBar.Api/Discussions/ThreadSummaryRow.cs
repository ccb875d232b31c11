using System.Globalization;

using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>What a list needs of a row of the table <c>threads</c>.</summary>
internal sealed record ThreadSummaryRow(long Id, string Title, string Start, string Author, DateTime CreatedAt, int ReplyCount)
{
    /// <summary>One character more than is shown, so that it can be seen whether there are more.</summary>
    public static readonly string Columns = string.Create(
        CultureInfo.InvariantCulture,
        $"id AS Id, title AS Title, LEFT(body, {Excerpt.Length + 1}) AS Start, author AS Author, created_at AS CreatedAt, reply_count AS ReplyCount");

    public ThreadSummary ToSummary() => new(Id, Title, Excerpt.Of(Start), Author, StoredTime.FromDatabase(CreatedAt), ReplyCount);
}
