using static FooBar.ServiceDefaults.Database.FailureHandling;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The one table of failures. A write is repeated only where it certainly had no effect.</summary>
internal static class FailureRules
{
    // Counts against the server, had no effect, what a read does, what a write does.
    private static readonly FailureRule None = new(false, false, PassOn, PassOn, "none", "returned an error");
    private static readonly FailureRule Unreachable = new(true, true, Repeat, Repeat, "unreachable", "could not be reached");
    private static readonly FailureRule Refused = new(true, true, Repeat, Repeat, "refused", "refused the connection");
    private static readonly FailureRule CircuitOpen = new(false, true, Repeat, Repeat, "circuit_open", "is left alone after repeated failures");
    private static readonly FailureRule ConnectionLost = new(true, false, Repeat, GiveUp, "connection_lost", "broke the connection");
    private static readonly FailureRule TimedOut = new(true, false, Repeat, GiveUp, "timed_out", "did not answer in time");
    private static readonly FailureRule ReadOnly = new(false, true, PassOn, Repeat, "read_only", "takes no writes") { IsNoPrimary = true };
    private static readonly FailureRule Offline = new(false, true, Repeat, Repeat, "offline", "is in offline mode") { IsNoPrimary = true };
    private static readonly FailureRule Contention = new(false, true, RepeatThenPassOn, RepeatThenPassOn, "contention", "undid it for the sake of a lock");
    private static readonly FailureRule SchemaMissing = new(false, false, RepeatThenPassOn, PassOn, "schema_missing", "lacks a table or a column");
    private static readonly FailureRule Behind = new(false, true, Repeat, PassOn, "behind", "does not have yet what is to be read");
    private static readonly FailureRule NoPrimary = new(false, true, Repeat, GiveUp, "no_primary", "is not known to take writes");

    public static FailureRule For(DatabaseFailure failure) => failure switch
    {
        DatabaseFailure.Unreachable => Unreachable,
        DatabaseFailure.Refused => Refused,
        DatabaseFailure.CircuitOpen => CircuitOpen,
        DatabaseFailure.ConnectionLost => ConnectionLost,
        DatabaseFailure.TimedOut => TimedOut,
        DatabaseFailure.ReadOnly => ReadOnly,
        DatabaseFailure.Offline => Offline,
        DatabaseFailure.Contention => Contention,
        DatabaseFailure.SchemaMissing => SchemaMissing,
        DatabaseFailure.Behind => Behind,
        DatabaseFailure.NoPrimary => NoPrimary,
        _ => None,
    };
}
