using FooBar.Api.Discussions;
using FooBar.Web.Search;
using FooBar.Web.Text;

namespace FooBar.Api.Search;

/// <summary>A post that the full-text index found.</summary>
internal sealed record SearchHitRow
{
    private const int PassageLength = 220;

    public long ThreadId { get; init; }

    public long? ReplyId { get; init; }

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string Author { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public double Relevance { get; init; }

    public SearchHit ToHit(IReadOnlyList<string> words) =>
        new(ThreadId, ReplyId, Title, Highlight.Passage(PostMarkdown.ToPlainText(Body), words, PassageLength), Author, StoredTime.FromDatabase(CreatedAt));
}
