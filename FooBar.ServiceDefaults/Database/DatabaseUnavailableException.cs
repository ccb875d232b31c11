namespace FooBar.ServiceDefaults.Database;

/// <summary>No database server could do the work in time. Callers answer 503 and may try again after <see cref="RetryAfter"/>.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public DatabaseUnavailableException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was tried, on which server, and why it failed.</param>
    public DatabaseUnavailableException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was tried, on which server, and why it failed.</param>
    /// <param name="inner">The last failure.</param>
    public DatabaseUnavailableException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>When another try makes sense.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The server that was tried last, if one was.</summary>
    public string? Server { get; init; }

    /// <summary>How that server failed.</summary>
    public DatabaseFailure Failure { get; init; }

    /// <summary>
    /// Whether the work may have been done nevertheless: it was sent, and no answer came. Such a write is repeated only where doing it twice has
    /// the effect of doing it once.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
