namespace FooBar.Sentinel.Witness;

/// <summary>How far a change of the primary has come.</summary>
internal enum WitnessPhase
{
    /// <summary>No change is under way.</summary>
    Steady,

    /// <summary>A failover has begun: the target is being drained and the old primary fenced. It can still be given up.</summary>
    Failing,

    /// <summary>The new primary is decided and may have accepted writes already: there is no way back.</summary>
    Promoting,

    /// <summary>A planned change has begun: the primary is being made read-only. It can still be given up.</summary>
    Switching,
}
