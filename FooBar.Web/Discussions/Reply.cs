namespace FooBar.Web.Discussions;

/// <summary>A reply to a thread.</summary>
/// <param name="Id">Its number, unique among all replies.</param>
/// <param name="ThreadId">The number of the thread it belongs to.</param>
/// <param name="Body">Its text in Markdown; lines end with a line feed.</param>
/// <param name="Author">The name it was posted under.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="Score">How many visitors voted for it.</param>
/// <param name="EditedAt">When it was last changed; null when it never was.</param>
/// <param name="Version">1, and one more with every change of its text.</param>
/// <param name="Viewer">How the asking visitor stands to it; null for one who is not known.</param>
public sealed record Reply(
    long Id,
    long ThreadId,
    string Body,
    string Author,
    DateTimeOffset CreatedAt,
    int Score = 0,
    DateTimeOffset? EditedAt = null,
    int Version = 1,
    PostViewer? Viewer = null);
