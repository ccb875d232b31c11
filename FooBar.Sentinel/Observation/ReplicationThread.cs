namespace FooBar.Sentinel.Observation;

/// <summary>The state of a replication thread.</summary>
internal enum ReplicationThread
{
    /// <summary>It does not run.</summary>
    Off,

    /// <summary>The receiver looks for its source.</summary>
    Connecting,

    /// <summary>It runs; a receiver in this state heard from its source within <c>replica_net_timeout</c>.</summary>
    On,
}
