namespace FooBar.Sentinel.Observation;

/// <summary>What the container engine says of a server's process.</summary>
internal enum ProcessState
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>It runs; it may be frozen.</summary>
    Running,

    /// <summary>It has ended by itself or was killed.</summary>
    Gone,

    /// <summary>Somebody has stopped it on purpose. It is not started again.</summary>
    Stopped,

    /// <summary>It has ended in good order, which acknowledges commits that still wait for the replica.</summary>
    ShutDown,

    /// <summary>It runs, and the engine has taken it off the network at which it is reached.</summary>
    Disconnected,
}
