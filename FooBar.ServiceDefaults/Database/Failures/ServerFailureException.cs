namespace FooBar.ServiceDefaults.Database;

/// <summary>One attempt failed for a reason that the router has a rule for.</summary>
internal sealed class ServerFailureException : Exception
{
    /// <summary>An attempt on one server failed.</summary>
    public ServerFailureException(string server, DatabaseFailure failure, Exception cause)
        : base($"{server} {FailureRules.For(failure).Description}.", cause)
    {
        (Server, Failure, Cause) = (server, failure, cause);
    }

    /// <summary>There was no server to attempt it on.</summary>
    public ServerFailureException(DatabaseFailure failure, string message) : base(message)
    {
        Failure = failure;
    }

    public string? Server { get; }

    public DatabaseFailure Failure { get; }

    public Exception? Cause { get; }

    public FailureRule Rule => FailureRules.For(Failure);
}
