namespace FooBar.Web.Visitors;

/// <summary>Somebody who posts or votes.</summary>
/// <param name="Id">What the visitor's posts and votes are stored under. Nobody else is told.</param>
/// <param name="AccountName">The name of the account that the visitor is signed in to; null for a guest.</param>
/// <param name="IsModerator">Whether the visitor may hide posts.</param>
public sealed record Visitor(Guid Id, string? AccountName = null, bool IsModerator = false);
