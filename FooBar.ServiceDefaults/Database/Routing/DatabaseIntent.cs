namespace FooBar.ServiceDefaults.Database;

/// <summary>What a caller wants. What was seen of a server is a <see cref="ServerState"/>.</summary>
internal enum DatabaseIntent
{
    /// <summary>To read, from whichever server can answer.</summary>
    Read,

    /// <summary>To write, once: it is repeated only where it certainly had no effect.</summary>
    Write,

    /// <summary>To write what may be repeated whatever became of it, because doing it twice has the effect of doing it once.</summary>
    RepeatableWrite,
}
