using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Counts which server did what, and marks in the trace where one failed and another stepped in.</summary>
internal sealed class DatabaseTelemetry
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "FooBar.Database";

    private const string ServerKey = "foobar.database.server";
    private const string IntentKey = "foobar.database.intent";

    // The conventions' name for why an operation failed; absent where it did not.
    private const string ErrorKey = "error.type";

    private readonly Counter<long> _routed;

    public DatabaseTelemetry(IMeterFactory meters)
    {
        _routed = meters.Create(MeterName).CreateCounter<long>(
            "foobar.database.routed", "{use}", "Uses of a database server, by server, by intent, and by failure where it failed.");
    }

    public void Done(string server, DatabaseIntent intent) => _routed.Add(1, new(ServerKey, server), new(IntentKey, Name(intent)));

    public void Failed(string server, DatabaseIntent intent, FailureRule rule)
    {
        _routed.Add(1, new(ServerKey, server), new(IntentKey, Name(intent)), new(ErrorKey, rule.Code));
        Activity.Current?.AddEvent(new ActivityEvent("foobar.database.failed", tags: new()
        {
            [ServerKey] = server,
            [IntentKey] = Name(intent),
            [ErrorKey] = rule.Code,
        }));
    }

    private static string Name(DatabaseIntent intent) => intent == DatabaseIntent.Write ? "write" : "read";
}
