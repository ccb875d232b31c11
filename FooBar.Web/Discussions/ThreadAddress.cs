namespace FooBar.Web.Discussions;

/// <summary>Where a thread is, and since when it has looked as it does.</summary>
/// <param name="Id">Its number.</param>
/// <param name="ChangedAt">When it was started, changed or last replied to.</param>
public sealed record ThreadAddress(long Id, DateTimeOffset ChangedAt);
