using FooBar.Web.Search;

namespace FooBar.Api.Search;

/// <summary>The texts of a large board's newest posts, by which a search guesses how many posts have its words. Kept for a minute; at most some 4 MB.</summary>
internal sealed class NewestPosts(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private Taken? _taken;

    /// <summary>Whether there are none, or old ones.</summary>
    public bool IsStale => Volatile.Read(ref _taken) is not { } taken || clock.GetElapsedTime(taken.At) > Memory;

    /// <summary>Takes the place of those that were kept.</summary>
    public void Keep(IReadOnlyList<string> texts) => Volatile.Write(ref _taken, new(clock.GetTimestamp(), texts));

    /// <summary>How many of them have every word, be it within another one.</summary>
    public int CountOf(SearchQuery query) =>
        Volatile.Read(ref _taken)?.Texts.Count(text => query.Words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) ?? 0;

    private sealed record Taken(long At, IReadOnlyList<string> Texts);
}
