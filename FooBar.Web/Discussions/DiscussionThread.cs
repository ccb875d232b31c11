namespace FooBar.Web.Discussions;

/// <summary>A thread without its replies.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text; lines end with a line feed.</param>
/// <param name="Author">The name it was posted under.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="ReplyCount">How many replies it has.</param>
public sealed record DiscussionThread(long Id, string Title, string Body, string Author, DateTimeOffset CreatedAt, int ReplyCount);
