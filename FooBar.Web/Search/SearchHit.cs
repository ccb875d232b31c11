namespace FooBar.Web.Search;

/// <summary>A post that has the words.</summary>
/// <param name="ThreadId">The number of the thread.</param>
/// <param name="ReplyId">The number of the reply that has the words; null when it is the thread itself.</param>
/// <param name="Title">The thread's title.</param>
/// <param name="Passage">The part of the text around the first of the words, without markup.</param>
/// <param name="Author">The name the post was posted under.</param>
/// <param name="CreatedAt">When it was posted.</param>
public sealed record SearchHit(long ThreadId, long? ReplyId, string Title, string Passage, string Author, DateTimeOffset CreatedAt);
