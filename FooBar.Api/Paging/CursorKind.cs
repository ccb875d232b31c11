namespace FooBar.Api.Paging;

/// <summary>The list that a cursor belongs to. The numbers are in cursors that are out there.</summary>
internal enum CursorKind : byte
{
    Threads = 1,
    Replies = 2,
    ActiveThreads = 3,
    UnansweredThreads = 4,
    Moderation = 5,
}
