namespace FooBar.ServiceDefaults.Database;

/// <summary>How far an attempt had come when it failed.</summary>
internal enum DatabasePhase
{
    /// <summary>The connection was being opened: nothing of the work was sent.</summary>
    Opening,

    /// <summary>The work had the connection.</summary>
    Working,
}
