namespace FooBar.Web.Discussions;

/// <summary>A new thread that keeps the rules. Only <see cref="PostRules"/> makes one, so whoever holds it need not check it again.</summary>
public sealed record ThreadDraft
{
    internal ThreadDraft(string title, string body, string author)
    {
        Title = title;
        Body = body;
        Author = author;
    }

    /// <summary>1 to 200 characters on one line.</summary>
    public string Title { get; }

    /// <summary>1 to 10,000 characters; lines end with a line feed.</summary>
    public string Body { get; }

    /// <summary>1 to 50 characters on one line.</summary>
    public string Author { get; }
}
