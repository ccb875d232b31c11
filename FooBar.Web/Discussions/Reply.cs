namespace FooBar.Web.Discussions;

/// <summary>A reply to a thread.</summary>
/// <param name="Id">Its number, unique among all replies.</param>
/// <param name="ThreadId">The number of the thread it belongs to.</param>
/// <param name="Body">Its text; lines end with a line feed.</param>
/// <param name="Author">The name it was posted under.</param>
/// <param name="CreatedAt">When it was posted.</param>
public sealed record Reply(long Id, long ThreadId, string Body, string Author, DateTimeOffset CreatedAt);
