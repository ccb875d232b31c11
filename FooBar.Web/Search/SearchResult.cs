namespace FooBar.Web.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The posts.</param>
/// <param name="OnlyNewest">Whether only the newest posts of the board were looked at, because to weigh all with the words would have taken too long; the hits then come newest first instead of best first.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, bool OnlyNewest);
