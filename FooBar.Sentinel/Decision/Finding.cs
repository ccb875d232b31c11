namespace FooBar.Sentinel.Decision;

/// <summary>What is the matter with the pair. <see cref="FindingTable"/> describes each.</summary>
internal enum Finding
{
    /// <summary>All is well.</summary>
    InSync,

    /// <summary>Not everything has been observed yet.</summary>
    Observing,

    /// <summary>An empty pair without a witness.</summary>
    FirstStart,

    /// <summary>Both servers are empty although the witness knows a primary.</summary>
    NewData,

    /// <summary>There is no witness file, but there is data.</summary>
    WitnessMissing,

    /// <summary>The witness file cannot be believed.</summary>
    WitnessCorrupt,

    /// <summary>Another sentinel is at work.</summary>
    WitnessHeld,

    /// <summary>A failover was cut off before its point of no return.</summary>
    FailoverUnfinished,

    /// <summary>A promotion was cut off after its point of no return.</summary>
    PromotionUnfinished,

    /// <summary>A switchover was cut off before its point of no return.</summary>
    SwitchoverUnfinished,

    /// <summary>A server that is not the primary can be written to.</summary>
    RogueWriter,

    /// <summary>The recorded primary has lost its data.</summary>
    PrimaryEmpty,

    /// <summary>The recorded primary is not open for writes.</summary>
    PrimaryClosed,

    /// <summary>The primary acknowledges alone although the pair is in step.</summary>
    AcknowledgementsLost,

    /// <summary>The primary waits for acknowledgements although it is alone.</summary>
    AcknowledgementsLeftOn,

    /// <summary>Commits wait for a replica that does not acknowledge.</summary>
    ReplicaStalled,

    /// <summary>The same, and writes are to wait.</summary>
    ReplicaStalledBlocking,

    /// <summary>The primary answers but commits nothing.</summary>
    PrimaryWritesHang,

    /// <summary>The primary lets nobody in.</summary>
    PrimaryBusy,

    /// <summary>The primary has missed a probe or two.</summary>
    PrimarySuspect,

    /// <summary>The primary does not answer, but its replica hears from it.</summary>
    PrimaryUnreachable,

    /// <summary>The primary does not answer, and there is no second opinion.</summary>
    PrimaryUnconfirmed,

    /// <summary>Nobody listens at the primary although its process runs.</summary>
    PrimaryClosing,

    /// <summary>The primary was shut down in good order.</summary>
    PrimaryShutDown,

    /// <summary>The primary is dead and the replica can take over.</summary>
    PrimaryDead,

    /// <summary>The primary is dead and alone has every write.</summary>
    SoloPrimaryDead,

    /// <summary>The primary is dead, but automatic failover is paused.</summary>
    FailoverPaused,

    /// <summary>The primary is dead and the replica may not take over.</summary>
    NotPromotable,

    /// <summary>Both servers are down.</summary>
    BothDown,

    /// <summary>The servers have just started; the recorded primary gets time to come back.</summary>
    WaitingForPrimary,

    /// <summary>The replica does not answer.</summary>
    ReplicaDown,

    /// <summary>The replica follows nobody, or another one than the primary.</summary>
    ReplicaDetached,

    /// <summary>The replica's threads do not run, without an error.</summary>
    ReplicaIdle,

    /// <summary>The replica looks for the primary.</summary>
    ReplicaConnecting,

    /// <summary>The replica is behind.</summary>
    ReplicaBehind,

    /// <summary>The replica has caught up and can be waited for.</summary>
    ReplicaReady,

    /// <summary>The replica cannot apply what it received.</summary>
    ApplierFailed,

    /// <summary>The replica cannot receive what the primary has.</summary>
    ReceiverFailed,

    /// <summary>The replica needs transactions that the primary has no more.</summary>
    BinaryLogsPurged,

    /// <summary>The replica has transactions that the primary does not have.</summary>
    ErrantTransactions,

    /// <summary>The old primary has transactions that nobody was told of.</summary>
    UnacknowledgedTail,

    /// <summary>A server is being cloned.</summary>
    Cloning,

    /// <summary>A clone was cut off before its end.</summary>
    CloneUnfinished,

    /// <summary>A step failed; it is tried again.</summary>
    StepFailed,
}
