namespace FooBar.Web.Discussions;

/// <summary>A thread as a list shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Excerpt">The first characters of its text, without markup.</param>
/// <param name="Author">The name it was posted under.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="ReplyCount">How many replies it has.</param>
/// <param name="Score">How many visitors voted for it.</param>
/// <param name="ActiveAt">When it was started, or last replied to.</param>
public sealed record ThreadSummary(
    long Id, string Title, string Excerpt, string Author, DateTimeOffset CreatedAt, int ReplyCount, int Score, DateTimeOffset ActiveAt);
