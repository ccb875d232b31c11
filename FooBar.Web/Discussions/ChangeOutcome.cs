namespace FooBar.Web.Discussions;

/// <summary>What became of a change of a post, or why there was none.</summary>
public enum ChangeOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>There is no such post.</summary>
    NotFound,

    /// <summary>The post is another visitor's.</summary>
    NotYours,

    /// <summary>The time in which a post may be changed is over.</summary>
    TooLate,

    /// <summary>The post was changed since the visitor read it.</summary>
    ChangedMeanwhile,

    /// <summary>A thread that others have replied to stays.</summary>
    HasReplies,

    /// <summary>Nobody votes for a post of their own.</summary>
    OwnPost,
}
