namespace FooBar.Sentinel.Witness;

/// <summary>What an acknowledged write is worth.</summary>
internal enum ReplicationMode
{
    /// <summary>Only the primary has it for certain: nobody may be promoted.</summary>
    Solo,

    /// <summary>Both servers have it on disk: the replica may be promoted.</summary>
    Sync,
}
