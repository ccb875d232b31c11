namespace FooBar.ServiceDefaults.Database;

/// <summary>What follows from a failure.</summary>
/// <param name="CountsAgainstServer">Whether it is a sign that the server is down, and so counts for its circuit breaker.</param>
/// <param name="HadNoEffect">Whether the work certainly changed nothing: it was not sent, or refused, or undone.</param>
/// <param name="OnRead">What a read does then.</param>
/// <param name="OnWrite">What a write does then.</param>
/// <param name="Code">The failure's name in metrics and traces.</param>
/// <param name="Description">What a message says the server did.</param>
internal sealed record FailureRule(
    bool CountsAgainstServer,
    bool HadNoEffect,
    FailureHandling OnRead,
    FailureHandling OnWrite,
    string Code,
    string Description)
{
    /// <summary>Whether it shows that the server is not the primary, or no longer.</summary>
    public bool IsNoPrimary { get; init; }

    public FailureHandling On(DatabaseIntent intent) => intent switch
    {
        DatabaseIntent.Read => OnRead,

        // What had an effect that nobody heard of is found out by doing it again.
        DatabaseIntent.RepeatableWrite when OnWrite == FailureHandling.GiveUp => FailureHandling.Repeat,
        _ => OnWrite,
    };

    public bool MayRepeat(DatabaseIntent intent) => On(intent) is FailureHandling.Repeat or FailureHandling.RepeatThenPassOn;
}
