namespace FooBar.Web.Discussions;

/// <summary>The board cannot be read or written now. Whoever asked may try again after <see cref="RetryAfter"/>.</summary>
public sealed class DiscussionsUnavailableException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public DiscussionsUnavailableException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What could not be done, and why.</param>
    public DiscussionsUnavailableException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What could not be done, and why.</param>
    /// <param name="inner">The cause.</param>
    public DiscussionsUnavailableException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>When another try makes sense.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether what was to be written may be stored nevertheless: it was sent, and no answer came. To send it again may store it twice.</summary>
    public bool OutcomeUnknown { get; init; }
}
