namespace FooBar.ServiceDefaults.Database;

/// <summary>How a server failed the work. What follows from each is in <see cref="FailureRules"/>.</summary>
public enum DatabaseFailure
{
    /// <summary>It did not: the error is the work's own, such as a violated constraint.</summary>
    None,

    /// <summary>No connection came about: refused, no route, no such host, no answer in time. Nothing was sent.</summary>
    Unreachable,

    /// <summary>The server answered, but let nobody in: too many connections, offline, access denied, unknown database. Nothing was sent.</summary>
    Refused,

    /// <summary>The server is left alone for a moment, because it failed too often just now. Nothing was sent.</summary>
    CircuitOpen,

    /// <summary>The connection broke under the work, or the server ended it.</summary>
    ConnectionLost,

    /// <summary>The work was sent and no answer came in time.</summary>
    TimedOut,

    /// <summary>A write met a server that takes none: it is a replica, or became one. It was refused before it had any effect.</summary>
    ReadOnly,

    /// <summary>The work met a server that turned the application away meanwhile. It was refused before it had any effect.</summary>
    Offline,

    /// <summary>A deadlock, or a lock that did not come free; the server undid the statement.</summary>
    Contention,

    /// <summary>A table or a column is not there: on a replica, one that it has yet to hear of.</summary>
    SchemaMissing,

    /// <summary>A read that must see a certain write met a server that does not have that write yet.</summary>
    Behind,

    /// <summary>No server is known to take writes.</summary>
    NoPrimary,
}
