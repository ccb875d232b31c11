namespace FooBar.Api.Seeding;

/// <summary>A thread of the example data.</summary>
internal sealed record SeedThread(string Title, string Body, string Author, int MinutesAgo, IReadOnlyList<SeedReply> Replies);
