using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Databases;

/// <summary>A statement as the server's span tells of it.</summary>
/// <param name="Span">The server's span.</param>
internal readonly record struct Statement(Span Span)
{
    // The servers name spans of statements so; session and control are the others.
    private const string StatementName = "stmt";
    private const string SqlPrefix = "statement/sql/";
    private const int DeadlockNumber = 1213;
    private const int LockTimeoutNumber = 1205;

    /// <summary>SELECT, INSERT and so on; empty when it is no SQL statement, but a ping or the end of a session.</summary>
    public string Operation =>
        Span.Name == StatementName && Span.Attributes.Text("mysql.event_name") is var name && name.StartsWith(SqlPrefix, StringComparison.Ordinal)
            ? name[SqlPrefix.Length..].Replace('_', ' ').ToUpperInvariant()
            : "";

    /// <summary>The statement with a question mark for each value.</summary>
    public string Text => Span.Attributes.Text("mysql.digest_text");

    /// <summary>The schema in which it ran; empty without one.</summary>
    public string Schema => Span.Attributes.Text("mysql.current_schema");

    /// <summary>The number of its error; 0 when it succeeded.</summary>
    public long Error => Span.Attributes.Number("mysql.sql_errno");

    /// <summary>Whether another transaction got in its way: it was rolled back, or gave up waiting.</summary>
    public bool LostALock => Error is DeadlockNumber or LockTimeoutNumber;

    /// <summary>Whether it was chosen as the one to give up, so that another transaction could go on.</summary>
    public bool IsDeadlock => Error is DeadlockNumber;

    /// <summary>How long it took.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks((long)((Span.EndTimeUnixNano - Math.Min(Span.StartTimeUnixNano, Span.EndTimeUnixNano)) / 100));

    /// <summary>Whether it is part of a request's trace.</summary>
    public bool IsJoined => !Span.ParentSpanId.IsEmpty;
}
