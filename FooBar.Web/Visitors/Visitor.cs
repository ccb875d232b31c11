namespace FooBar.Web.Visitors;

/// <summary>Somebody who posts or votes.</summary>
/// <param name="Id">What the visitor's posts and votes are stored under. Nobody else is told.</param>
public sealed record Visitor(Guid Id);
