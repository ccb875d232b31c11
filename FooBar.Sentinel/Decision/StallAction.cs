namespace FooBar.Sentinel.Decision;

/// <summary>What to do when the replica does not acknowledge.</summary>
internal enum StallAction
{
    /// <summary>Let the primary go on alone after <c>StallBound</c>: writes are available, and a failover is not possible until the pair is in step again.</summary>
    RunAlone,

    /// <summary>Let writes wait until the replica is back: every acknowledged write is always on two servers.</summary>
    Block,
}
