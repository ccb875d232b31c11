namespace FooBar.Sentinel.Decision;

/// <summary>What is to be done next.</summary>
internal enum StepKind
{
    /// <summary>Nothing; look again.</summary>
    None,

    /// <summary>Makes the first primary of an empty pair.</summary>
    Bootstrap,

    /// <summary>Carries on with a failover.</summary>
    ContinueFailover,

    /// <summary>Gives up a failover or switchover that can still be given up.</summary>
    Abandon,

    /// <summary>Carries on with opening the new primary.</summary>
    ContinuePromotion,

    /// <summary>Makes the replica primary.</summary>
    Failover,

    /// <summary>Opens the recorded primary for writes, after a restart of it.</summary>
    Reinstate,

    /// <summary>Lets the primary acknowledge alone.</summary>
    GoSolo,

    /// <summary>Records that the primary is alone, while it is not there to be told.</summary>
    RecordSolo,

    /// <summary>Makes acknowledgements wait for the replica.</summary>
    EnterSync,

    /// <summary>Makes a server follow the primary.</summary>
    Rejoin,

    /// <summary>Replaces a server's data by the primary's.</summary>
    Clone,

    /// <summary>Keeps applications off a server that must not be written to, and ends it.</summary>
    Fence,

    /// <summary>Makes a server read-only.</summary>
    MakeReadOnly,

    /// <summary>Starts a server's process.</summary>
    StartServer,

    /// <summary>Swaps the roles because an operator wants it; never decided by the rules.</summary>
    Switchover,

    /// <summary>Makes a server primary because an operator says so; never decided by the rules.</summary>
    Adopt,
}
