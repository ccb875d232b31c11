namespace FooBar.Chaos.Load;

/// <summary>How a request ended, as its visitor sees it.</summary>
internal enum Outcome
{
    /// <summary>With what was asked for.</summary>
    Succeeded,

    /// <summary>With an error.</summary>
    Failed,

    /// <summary>Without an answer: the connection broke, or nothing came in time.</summary>
    Lost,

    /// <summary>With something that must not be: what was acknowledged is missing, or one key has two answers.</summary>
    Wrong,
}
