namespace FooBar.Web.Discussions;

/// <summary>A thread and a page of its replies.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Replies">The replies, newest first.</param>
public sealed record ThreadWithReplies(DiscussionThread Thread, Listing<Reply> Replies);
