namespace FooBar.ServiceDefaults.Database;

/// <summary>What a caller wants. What was seen of a server is a <see cref="ServerState"/>.</summary>
internal enum DatabaseIntent
{
    /// <summary>To read, from whichever server can answer.</summary>
    Read,

    /// <summary>To write, which only the primary may take.</summary>
    Write,
}
