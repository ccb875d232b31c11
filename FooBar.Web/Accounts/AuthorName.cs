namespace FooBar.Web.Accounts;

/// <summary>The name to post under, or why there is none.</summary>
/// <param name="Name">The name, not yet checked against the rules for posts.</param>
/// <param name="Problem">A sentence that says what to do; null when the name may be used.</param>
public sealed record AuthorName(string? Name, string? Problem);
