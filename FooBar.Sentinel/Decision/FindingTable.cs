using System.Collections.Frozen;

namespace FooBar.Sentinel.Decision;

/// <summary>Every finding with what it means and what follows from it. docs/failover.md shows the same table.</summary>
internal static class FindingTable
{
    private static readonly FrozenDictionary<Finding, FindingDescription> ByFinding = new FindingDescription[]
    {
        new(Finding.InSync, Severity.None, "Both servers have every acknowledged write.", "Nothing."),
        new(Finding.Observing, Severity.Passing, "Not everything has been observed yet.", "Waits for the first probes."),
        new(Finding.FirstStart, Severity.Passing, "Both servers are empty and there is no witness.", "Makes the first server primary."),
        new(Finding.NewData, Severity.Degraded, "Both servers are empty although the witness knows a primary: their data was removed.", "Starts afresh in a new epoch."),
        new(Finding.WitnessMissing, Severity.Alert, "There is data but no witness file: nobody knows which server is primary.", "Makes both read-only. Operator: adopt the server that has every write."),
        new(Finding.WitnessCorrupt, Severity.Alert, "The witness file cannot be read or was changed.", "Makes both read-only. Operator: restore the file, or adopt the server that has every write."),
        new(Finding.WitnessHeld, Severity.Passing, "Another sentinel is at work with the same witness.", "Stands by and takes over when the other ends."),
        new(Finding.FailoverUnfinished, Severity.Alert, "A failover was cut off before the new primary was decided.", "Carries on with it, or gives it up where the target is gone and the primary is back."),
        new(Finding.PromotionUnfinished, Severity.Alert, "A promotion was cut off after the new primary was decided.", "Carries on with it; there is no way back."),
        new(Finding.SwitchoverUnfinished, Severity.Alert, "A switchover was cut off before the new primary was decided.", "Opens the old primary again."),
        new(Finding.RogueWriter, Severity.Alert, "A server that is not the primary can be written to.", "Takes it offline and kills it; it returns read-only."),
        new(Finding.PrimaryEmpty, Severity.Alert, "The recorded primary has no transactions: its data was lost.", "Never opens it. Operator: restore it, or adopt the other server."),
        new(Finding.PrimaryClosed, Severity.Alert, "The recorded primary has restarted and is read-only.", "Opens it for writes."),
        new(Finding.AcknowledgementsLost, Severity.Degraded, "The primary acknowledges alone although the pair counts as in step.", "Records that it is alone, then works back into step."),
        new(Finding.AcknowledgementsLeftOn, Severity.Passing, "The primary waits for acknowledgements although it is alone.", "Lets it acknowledge alone."),
        new(Finding.ReplicaStalled, Severity.Degraded, "Commits have waited too long for the replica.", "Records that the primary is alone, then lets it acknowledge alone."),
        new(Finding.ReplicaStalledBlocking, Severity.Alert, "Commits wait for the replica, and the setting is to let them wait.", "Waits. Operator: bring the replica back."),
        new(Finding.PrimaryWritesHang, Severity.Alert, "The primary answers but commits nothing, and waits for no replica: its disk is full, or a lock is held.", "Fails over when it lasts. Operator: look at its disk and locks."),
        new(Finding.PrimaryBusy, Severity.Degraded, "The primary lives but lets nobody in: too many connections, or the sentinel's account is refused.", "Never fails over. Operator: look at its connections and at the password."),
        new(Finding.PrimarySuspect, Severity.Passing, "The primary has missed a probe.", "Probes again before anything is done."),
        new(Finding.PrimaryUnreachable, Severity.Degraded, "The primary does not answer the sentinel, but the replica hears from it.", "Never fails over: it is the sentinel that is cut off."),
        new(Finding.PrimaryUnconfirmed, Severity.Alert, "The primary does not answer, and the replica's receiver does not run, so that there is no second opinion.", "Starts the receiver to get one."),
        new(Finding.PrimaryClosing, Severity.Alert, "Nobody listens at the primary although its process runs: it is shutting down, or starting.", "Waits for its end or its return, because a shutdown acknowledges commits that the replica may lack."),
        new(Finding.PrimaryShutDown, Severity.Alert, "The primary was shut down in good order, and so may have acknowledged commits that the replica lacks.", "Records that it is alone; never fails over, and starts it again."),
        new(Finding.PrimaryDead, Severity.Alert, "The primary does not answer, the replica does not hear from it, and the pair was in step.", "Fails over."),
        new(Finding.SoloPrimaryDead, Severity.Alert, "The primary is down and was alone: the replica lacks writes that were acknowledged.", "Never fails over; starts the primary again."),
        new(Finding.FailoverPaused, Severity.Alert, "The primary is dead and automatic failover is paused.", "Starts the primary again. Operator: resume."),
        new(Finding.NotPromotable, Severity.Alert, "The primary is dead and the replica may not take over.", "Refuses; starts the primary again."),
        new(Finding.BothDown, Severity.Alert, "Neither server answers.", "Starts both and waits for the recorded primary."),
        new(Finding.WaitingForPrimary, Severity.Alert, "The replica has just returned and the recorded primary has not.", "Starts the primary and gives it time before failing over."),
        new(Finding.ReplicaDown, Severity.Degraded, "The replica does not answer.", "Starts it again where its process is gone."),
        new(Finding.ReplicaDetached, Severity.Degraded, "The replica does not follow the primary.", "Makes it follow."),
        new(Finding.ReplicaIdle, Severity.Degraded, "The replica's threads do not run, or it does not acknowledge.", "Starts them."),
        new(Finding.ReplicaConnecting, Severity.Degraded, "The replica looks for the primary.", "Waits; it tries once a second."),
        new(Finding.ReplicaBehind, Severity.Degraded, "The replica has not caught up yet.", "Waits."),
        new(Finding.ReplicaReady, Severity.Degraded, "The replica has caught up.", "Makes commits wait for it, proves it by one, and records that the pair is in step."),
        new(Finding.ApplierFailed, Severity.Alert, "The replica cannot apply a transaction.", "Refuses to promote it. Operator: look at the error; re-clone it."),
        new(Finding.ReceiverFailed, Severity.Alert, "The replica cannot receive from the primary, and has transactions that the primary does not have.", "Refuses to clone. Operator: compare both before anything is overwritten."),
        new(Finding.BinaryLogsPurged, Severity.Degraded, "The replica needs binary logs that the primary has removed.", "Clones the primary's data."),
        new(Finding.ErrantTransactions, Severity.Alert, "The replica has transactions that the primary does not have and that may have been acknowledged.", "Refuses to promote it or to overwrite it. Operator: compare, then re-clone it."),
        new(Finding.UnacknowledgedTail, Severity.Degraded, "The old primary has transactions that were acknowledged to nobody.", "Keeps their binary logs, then clones the new primary's data."),
        new(Finding.Cloning, Severity.Degraded, "A server is being cloned.", "Waits; writes go on."),
        new(Finding.CloneUnfinished, Severity.Degraded, "A clone was cut off: the server has lost its own data and has no other yet.", "Clones it again; until then it follows nobody and is not promoted."),
        new(Finding.StepFailed, Severity.Degraded, "A step failed.", "Observes again and decides again."),
    }.ToFrozenDictionary(static row => row.Finding);

    /// <summary>Every row, in the order of the codes.</summary>
    public static IEnumerable<FindingDescription> Rows => ByFinding.Values.OrderBy(static row => row.Finding);

    /// <summary>The row of a finding.</summary>
    public static FindingDescription Describe(Finding finding) => ByFinding[finding];
}
