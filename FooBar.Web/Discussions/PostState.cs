namespace FooBar.Web.Discussions;

/// <summary>What decides whether a post may be changed.</summary>
/// <param name="Owner">The visitor who posted it; null when nobody knows.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="Version">Its version.</param>
/// <param name="ReplyCount">How many replies it has; 0 for a reply.</param>
internal sealed record PostState(Guid? Owner, DateTimeOffset CreatedAt, int Version, int ReplyCount);
