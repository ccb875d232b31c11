using System.Globalization;

using FooBar.Web.Discussions;
using FooBar.Web.Text;

namespace FooBar.Api.Discussions;

/// <summary>What a list needs of a row of the table <c>threads</c>.</summary>
internal sealed record ThreadSummaryRow(
    long Id, string Title, string Start, string Author, DateTime CreatedAt, int ReplyCount, int Score, DateTime ActiveAt)
{
    // What is read of the text: enough for an excerpt, markup and all.
    private const int StartLength = 2 * Excerpt.Length;

    public static readonly string Columns = string.Create(
        CultureInfo.InvariantCulture,
        $"id AS Id, title AS Title, LEFT(body, {StartLength}) AS Start, author AS Author, created_at AS CreatedAt, reply_count AS ReplyCount, score AS Score, active_at AS ActiveAt");

    public ThreadSummary ToSummary() => new(
        Id, Title, Excerpt.Of(PostMarkdown.ToPlainText(Start)), Author, StoredTime.FromDatabase(CreatedAt), ReplyCount, Score, StoredTime.FromDatabase(ActiveAt));
}
