namespace Aspire.Hosting;

/// <summary>The application could not be composed, started or stopped; the message names the cause and the remedy.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">Cause and remedy.</param>
    public DistributedApplicationException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">Cause and remedy.</param>
    /// <param name="inner">What happened beneath.</param>
    public DistributedApplicationException(string message, Exception inner) : base(message, inner)
    {
    }
}
