using FooBar.Web.Search;

namespace FooBar.Api.Endpoints;

/// <summary>What a search found, as a list like the others.</summary>
/// <param name="Items">The posts.</param>
/// <param name="NextCursor">Always null: a search has one page.</param>
/// <param name="OnlyNewest">Whether only the newest posts were looked at, because to weigh all with the words would have taken too long.</param>
internal sealed record SearchListing(IReadOnlyList<SearchHit> Items, string? NextCursor, bool OnlyNewest);
