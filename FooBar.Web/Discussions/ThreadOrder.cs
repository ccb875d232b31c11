namespace FooBar.Web.Discussions;

/// <summary>The lists of threads.</summary>
public enum ThreadOrder
{
    /// <summary>All threads, newest first.</summary>
    Newest,

    /// <summary>All threads, the one that was last posted in first.</summary>
    Active,

    /// <summary>The threads without a reply, newest first.</summary>
    Unanswered,
}
