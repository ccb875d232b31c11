using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Decision;

/// <summary>What follows from the state of the server that is not primary, while the primary is well.</summary>
internal static class ReplicaRules
{
    // ER_SOURCE_FATAL_ERROR_READING_BINLOG under its two numbers: what the replica needs is not in the source's binary logs.
    private static readonly int[] PurgedErrors = [1236, 13114];

    /// <summary>Judges the replica.</summary>
    public static Verdict Judge(WitnessState witness, PairSnapshot snapshot, ServerStatus primary, DecisionLimits limits)
    {
        var replica = snapshot.OtherThan(witness.Primary);
        if (snapshot.Cloning == replica.Name)
        {
            return new(Finding.Cloning, Server: replica.Name);
        }

        return replica is { Answers: true, Status: { } status }
            ? witness.Cloning == replica.Name
                ? new(Finding.CloneUnfinished, StepKind.Clone, replica.Name)
                : JudgeAnswering(witness, primary, replica.Name, status, limits)
            : new(Finding.ReplicaDown, replica.IsStartable ? StepKind.StartServer : StepKind.None, replica.Name);
    }

    private static Verdict JudgeAnswering(WitnessState witness, ServerStatus primary, string name, ServerStatus replica, DecisionLimits limits)
    {
        var inSync = witness.Mode is ReplicationMode.Sync;

        // What it has from the primary itself may be ahead: a commit becomes visible on the primary after the replica has it.
        var errant = replica.Executed.Except(primary.Executed).NotFrom(primary.Uuid);
        if (!errant.IsEmpty)
        {
            return inSync ? new(Finding.ErrantTransactions, StepKind.GoSolo, witness.Primary, $"{name} alone has {errant}.")
                : witness.Deposed is { Mode: ReplicationMode.Sync } deposed && deposed.Server == name
                    ? new(Finding.UnacknowledgedTail, StepKind.Clone, name, $"{name} alone has {errant}.")
                    : new(Finding.ErrantTransactions, Server: name, Detail: $"{name} alone has {errant}.");
        }

        if (replica.Replication is not { } replication || replication.SourceHost != witness.Primary)
        {
            return inSync ? new(Finding.ReplicaDetached, StepKind.GoSolo, witness.Primary) : new(Finding.ReplicaDetached, StepKind.Rejoin, name);
        }

        if (replication.ApplierError != 0)
        {
            return new(Finding.ApplierFailed, Server: name, Detail: $"Error {replication.ApplierError}: {replication.Error}");
        }

        if (replication.Receiver is ReplicationThread.Off && PurgedErrors.Contains(replication.ReceiverError))
        {
            return JudgePurged(witness, primary, name, replica, replication);
        }

        if (replication.Receiver is ReplicationThread.Off || replication.Applier is not ReplicationThread.On || replica.Offline || (inSync && !replica.ReplicaAcknowledgements))
        {
            return new(Finding.ReplicaIdle, StepKind.Rejoin, name, replication.Error.Length > 0 ? replication.Error : null);
        }

        if (replication.Receiver is ReplicationThread.Connecting)
        {
            return new(Finding.ReplicaConnecting, Server: name, Detail: replication.Error.Length > 0 ? replication.Error : null);
        }

        if (inSync)
        {
            return new(Finding.InSync);
        }

        // What it has received is on its disk, which is all that an acknowledgement says; a promotion applies the rest first.
        return primary.Executed.Except(replica.Executed).Except(replication.Received).Count > limits.CatchUp
            ? new(Finding.ReplicaBehind, Server: name)
            : new(Finding.ReplicaReady, StepKind.EnterSync, name);
    }

    private static Verdict JudgePurged(WitnessState witness, ServerStatus primary, string name, ServerStatus replica, ReplicationStatus replication) =>
        !primary.Executed.Contains(replica.Executed) ? new(Finding.ReceiverFailed, Server: name, Detail: replication.Error)
        : witness.Mode is ReplicationMode.Sync ? new(Finding.BinaryLogsPurged, StepKind.GoSolo, witness.Primary, replication.Error)
        : new(Finding.BinaryLogsPurged, StepKind.Clone, name, replication.Error);
}
