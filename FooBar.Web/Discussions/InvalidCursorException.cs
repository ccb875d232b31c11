namespace FooBar.Web.Discussions;

/// <summary>A cursor that no listing gave out.</summary>
public sealed class InvalidCursorException : Exception
{
    /// <summary>Creates an exception with the message a caller is shown.</summary>
    public InvalidCursorException() : base("The cursor is not one that this list gave out. Start again without a cursor.")
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong with the cursor, and what to do.</param>
    public InvalidCursorException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong with the cursor, and what to do.</param>
    /// <param name="inner">The cause.</param>
    public InvalidCursorException(string message, Exception inner) : base(message, inner)
    {
    }
}
