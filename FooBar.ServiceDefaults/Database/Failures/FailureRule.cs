namespace FooBar.ServiceDefaults.Database;

/// <summary>What follows from a failure.</summary>
/// <param name="CountsAgainstServer">Whether it is a sign that the server is down, and so counts for its circuit breaker.</param>
/// <param name="NothingSent">Whether the server has certainly seen nothing of the work.</param>
/// <param name="OnRead">What a read does then.</param>
/// <param name="OnWrite">What a write does then.</param>
/// <param name="Code">The failure's name in metrics and traces.</param>
/// <param name="Description">What a message says the server did.</param>
internal sealed record FailureRule(
    bool CountsAgainstServer,
    bool NothingSent,
    FailureHandling OnRead,
    FailureHandling OnWrite,
    string Code,
    string Description)
{
    public FailureHandling On(DatabaseIntent intent) => intent == DatabaseIntent.Write ? OnWrite : OnRead;

    public bool MayRepeat(DatabaseIntent intent) => On(intent) is FailureHandling.Repeat or FailureHandling.RepeatThenPassOn;
}
