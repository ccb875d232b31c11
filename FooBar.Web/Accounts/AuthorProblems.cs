namespace FooBar.Web.Accounts;

/// <summary>Puts what is wrong with the name to post under beside what is wrong with the post.</summary>
public static class AuthorProblems
{
    /// <summary>The problems of a post and of its author's name.</summary>
    /// <param name="problems">What is wrong with the fields.</param>
    /// <param name="author">The name, or why there is none.</param>
    public static IReadOnlyDictionary<string, string> WithAuthor(this IReadOnlyDictionary<string, string> problems, AuthorName author) =>
        author.Problem is null ? problems : new Dictionary<string, string>(problems) { ["author"] = author.Problem };
}
