namespace FooBar.Sentinel.Observation;

/// <summary>What a server says of itself at one moment.</summary>
/// <param name="Uuid">Its identity, which its transactions carry.</param>
/// <param name="ReadOnly">Whether applications cannot write (<c>read_only</c>).</param>
/// <param name="SuperReadOnly">Whether nobody can (<c>super_read_only</c>).</param>
/// <param name="Offline">Whether applications cannot connect (<c>offline_mode</c>).</param>
/// <param name="Executed">The transactions that it has committed.</param>
/// <param name="SourceAcknowledgements">Whether its commits wait for the replica's acknowledgement.</param>
/// <param name="ReplicaAcknowledgements">Whether it acknowledges what it receives.</param>
/// <param name="WaitSessions">How many commits wait for an acknowledgement at this moment.</param>
/// <param name="AcknowledgedCommits">How many commits have been acknowledged since it started.</param>
/// <param name="Replication">Its replication; null where it follows nobody.</param>
internal sealed record ServerStatus(
    string Uuid,
    bool ReadOnly,
    bool SuperReadOnly,
    bool Offline,
    GtidSet Executed,
    bool SourceAcknowledgements,
    bool ReplicaAcknowledgements,
    int WaitSessions,
    long AcknowledgedCommits,
    ReplicationStatus? Replication)
{
    /// <summary>How many connections it allows at one time (<c>max_connections</c>).</summary>
    public int MaxConnections { get; init; }

    /// <summary>Whether an application could write on it.</summary>
    public bool IsWritable => !ReadOnly && !SuperReadOnly;
}
