namespace FooBar.Web.Discussions;

/// <summary>What a post is. The numbers are in the database.</summary>
public enum PostKind
{
    /// <summary>The opening post of a thread.</summary>
    Thread = 1,

    /// <summary>A reply.</summary>
    Reply = 2,
}
