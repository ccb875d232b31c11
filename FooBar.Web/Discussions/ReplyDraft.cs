namespace FooBar.Web.Discussions;

/// <summary>A new reply that keeps the rules. Only <see cref="PostRules"/> makes one, so whoever holds it need not check it again.</summary>
public sealed record ReplyDraft
{
    internal ReplyDraft(string body, string author)
    {
        Body = body;
        Author = author;
    }

    /// <summary>1 to 10,000 characters; lines end with a line feed.</summary>
    public string Body { get; }

    /// <summary>1 to 50 characters on one line.</summary>
    public string Author { get; }
}
