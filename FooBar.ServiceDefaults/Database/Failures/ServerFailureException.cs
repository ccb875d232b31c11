namespace FooBar.ServiceDefaults.Database;

/// <summary>One attempt on one server failed for a reason that the router has a rule for.</summary>
internal sealed class ServerFailureException(string server, DatabaseFailure failure, Exception cause)
    : Exception($"{server} {FailureRules.For(failure).Description}.", cause)
{
    public string Server { get; } = server;

    public DatabaseFailure Failure { get; } = failure;

    public Exception Cause { get; } = cause;

    public FailureRule Rule => FailureRules.For(Failure);
}
