namespace FooBar.Web.Discussions;

/// <summary>What a visitor may post. The pages and the API check with the same rules.</summary>
/// <remarks>
/// A character is a Unicode code point, which is what a JSON schema and a MySQL column count too: a letter outside the basic plane, such as most
/// emoji, is one. White space at both ends is removed before counting, and every line end becomes a line feed.
/// </remarks>
public static class PostRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaximumTitleLength = 200;

    /// <summary>The longest text of a thread or a reply, in characters.</summary>
    public const int MaximumBodyLength = 10_000;

    /// <summary>The longest name, in characters.</summary>
    public const int MaximumAuthorLength = 50;

    /// <summary>Checks a new thread.</summary>
    /// <param name="title">The title as it was sent.</param>
    /// <param name="body">The text as it was sent.</param>
    /// <param name="author">The name as it was sent.</param>
    public static Checked<ThreadDraft> CheckThread(string? title, string? body, string? author)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var checkedTitle = FieldRule.Title.Check(title, problems);
        var checkedBody = FieldRule.Body.Check(body, problems);
        var checkedAuthor = FieldRule.Author.Check(author, problems);
        return new(problems.Count == 0 ? new ThreadDraft(checkedTitle, checkedBody, checkedAuthor) : null, problems);
    }

    /// <summary>Checks a new reply.</summary>
    /// <param name="body">The text as it was sent.</param>
    /// <param name="author">The name as it was sent.</param>
    public static Checked<ReplyDraft> CheckReply(string? body, string? author)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var checkedBody = FieldRule.Body.Check(body, problems);
        var checkedAuthor = FieldRule.Author.Check(author, problems);
        return new(problems.Count == 0 ? new ReplyDraft(checkedBody, checkedAuthor) : null, problems);
    }
}
