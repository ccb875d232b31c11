namespace FooBar.Web.Moderation;

/// <summary>Something that a moderator did.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="Moderator">The name of the moderator's account.</param>
/// <param name="ThreadId">The number of the post's thread.</param>
/// <param name="ReplyId">The number of the reply; null when the thread itself was hidden or shown.</param>
/// <param name="Hidden">Whether the post was hidden; else it was shown again.</param>
/// <param name="Reason">Why.</param>
/// <param name="Excerpt">The beginning of the post as it was then.</param>
public sealed record ModerationEntry(long Id, DateTimeOffset At, string Moderator, long ThreadId, long? ReplyId, bool Hidden, string Reason, string Excerpt);
