namespace FooBar.ServiceDefaults.Database;

/// <summary>What was seen of a server at one moment.</summary>
/// <param name="At">When, since the topology began to watch: the begin of what found it out, for what it says may be as old as that.</param>
/// <param name="Reading">What the server said; null when it did not answer.</param>
/// <param name="Reason">Why it did not answer.</param>
internal sealed record ServerObservation(TimeSpan At, ServerReading? Reading, string? Reason = null);
