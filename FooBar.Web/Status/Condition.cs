namespace FooBar.Web.Status;

/// <summary>Whether a server does its work.</summary>
public enum Condition
{
    /// <summary>Nobody has heard of it lately.</summary>
    Unknown,

    /// <summary>It does.</summary>
    Up,

    /// <summary>It is there, but gets no work, or not all.</summary>
    Limited,

    /// <summary>It does not.</summary>
    Down,
}
