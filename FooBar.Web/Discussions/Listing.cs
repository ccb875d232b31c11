namespace FooBar.Web.Discussions;

/// <summary>A page of a list that is read from the newest to the oldest.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="NextCursor">What to ask the next, older page with; null when this page ends the list. Opaque to callers.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? NextCursor);
