namespace FooBar.Web.Discussions;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="NextCursor">What to ask the next page with; null when this page ends the list. Opaque to callers.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? NextCursor);
