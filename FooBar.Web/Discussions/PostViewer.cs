namespace FooBar.Web.Discussions;

/// <summary>How the visitor who asks stands to a post.</summary>
/// <param name="IsAuthor">Whether it is the visitor's own.</param>
/// <param name="ChangeableUntil">Until when the visitor may change or delete it; null when it is not the visitor's own.</param>
/// <param name="HasVoted">Whether the visitor voted for it.</param>
public sealed record PostViewer(bool IsAuthor, DateTimeOffset? ChangeableUntil, bool HasVoted);
