namespace FooBar.Api.Seeding;

/// <summary>A reply of the example data.</summary>
internal sealed record SeedReply(string Body, string Author, int MinutesAgo);
