using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Decision;

/// <summary>What follows from the state of the recorded primary, while no change is under way.</summary>
internal static class PrimaryRules
{
    /// <summary>Judges a primary that answers; null when nothing is wrong with it.</summary>
    public static Verdict? JudgeAnswering(WitnessState witness, PairSnapshot snapshot, ServerStatus primary, DecisionLimits limits)
    {
        var replica = snapshot.OtherThan(witness.Primary);
        if (primary.Executed.IsEmpty)
        {
            return (replica.Status, replica.Answers) switch
            {
                ({ Executed.IsEmpty: true }, true) => new(Finding.NewData, StepKind.Bootstrap, witness.Primary),
                (_, true) => new(Finding.PrimaryEmpty, Server: witness.Primary),
                // Whether the whole pair is new is known when the other one answers.
                _ => new(Finding.WaitingForPrimary, Server: replica.Name, Detail: "The primary is empty; the other server has not answered yet."),
            };
        }

        if (!primary.IsWritable || primary.Offline)
        {
            return new(Finding.PrimaryClosed, StepKind.Reinstate, witness.Primary);
        }

        return witness.Mode switch
        {
            ReplicationMode.Sync when !primary.SourceAcknowledgements => new(Finding.AcknowledgementsLost, StepKind.GoSolo, witness.Primary),
            ReplicationMode.Solo when primary.SourceAcknowledgements => new(Finding.AcknowledgementsLeftOn, StepKind.GoSolo, witness.Primary),
            _ => JudgeWrites(witness, snapshot, primary, replica, limits),
        };
    }

    /// <summary>Judges a primary that does not answer.</summary>
    public static Verdict JudgeSilent(WitnessState witness, PairSnapshot snapshot, DecisionLimits limits)
    {
        var primary = snapshot.Of(witness.Primary);
        var replica = snapshot.OtherThan(witness.Primary);
        if (primary.Reach is Reach.Busy)
        {
            return new(Finding.PrimaryBusy, Server: primary.Name);
        }

        if (primary.Process is ProcessState.ShutDown && witness.Mode is ReplicationMode.Sync)
        {
            return new(Finding.PrimaryShutDown, StepKind.RecordSolo, primary.Name);
        }

        var ended = primary.HasEnded;
        if (!ended && primary.Failures < limits.Failures)
        {
            return new(primary.Reach is Reach.Unknown ? Finding.Observing : Finding.PrimarySuspect, Server: primary.Name);
        }

        if (witness.Mode is ReplicationMode.Solo)
        {
            return Restart(Finding.SoloPrimaryDead, primary);
        }

        if (!replica.Answers || replica.Status is not { } status)
        {
            return replica.Reach is Reach.Unknown && !replica.Seen
                ? new(Finding.Observing, Server: replica.Name)
                : JudgeBothDown(primary, replica);
        }

        if (witness.Paused)
        {
            return Restart(Finding.FailoverPaused, primary);
        }

        if (Promotability.Refusal(witness, snapshot, status) is { } refusal)
        {
            return Restart(refusal.Finding is Finding.ErrantTransactions or Finding.ApplierFailed ? Finding.NotPromotable : refusal.Finding, primary, refusal.Detail);
        }

        return JudgeSecondOpinion(primary, replica, status.Replication!, ended, limits);
    }

    private static Verdict? JudgeWrites(WitnessState witness, PairSnapshot snapshot, ServerStatus primary, ServerObservation replica, DecisionLimits limits)
    {
        // While the primary could not be reached nothing can be said of its writes. A probe or two that were late, as on a busy machine, leave no doubt
        // about commits that wait for the replica, which the primary itself tells; a failover for want of them wants better proof.
        var observation = snapshot.Of(witness.Primary);
        if (witness.Mode is ReplicationMode.Sync && primary.WaitSessions > 0 && Silence(snapshot, observation.UpFor) >= limits.StallBound)
        {
            return limits.OnStall is StallAction.RunAlone
                ? new(Finding.ReplicaStalled, StepKind.GoSolo, witness.Primary)
                : new(Finding.ReplicaStalledBlocking, Server: replica.Name);
        }

        var silence = Silence(snapshot, observation.AnsweringFor);
        if (silence < limits.StallBound)
        {
            return null;
        }

        if (silence < limits.HangBound
            || witness.Mode is ReplicationMode.Solo
            || witness.Paused
            || replica is not { Answers: true, Status: { } status }
            || Promotability.Refusal(witness, snapshot, status) is not null)
        {
            return new(Finding.PrimaryWritesHang, Server: witness.Primary);
        }

        return new(Finding.PrimaryWritesHang, StepKind.Failover, replica.Name);
    }

    private static TimeSpan Silence(PairSnapshot snapshot, TimeSpan reachable) =>
        snapshot.Canary.SinceSuccess is not { } since ? TimeSpan.Zero : since < reachable ? since : reachable;

    private static Verdict JudgeSecondOpinion(ServerObservation primary, ServerObservation replica, ReplicationStatus replication, bool ended, DecisionLimits limits)
    {
        if (replica.UpFor < limits.Settling && !(primary.SinceAnswer < replica.UpFor))
        {
            // The replica has just come up itself, and the primary has not answered since: most likely all of it starts, and the primary is on its way.
            return Restart(Finding.WaitingForPrimary, primary);
        }

        return replication.Receiver switch
        {
            // Its connection is about to break, if the process is gone.
            ReplicationThread.On => new(ended ? Finding.PrimarySuspect : Finding.PrimaryUnreachable, Server: primary.Name),
            ReplicationThread.Off when !ended => new(Finding.PrimaryUnconfirmed, StepKind.Rejoin, replica.Name),
            _ when primary.IsClosing => new(Finding.PrimaryClosing, Server: primary.Name),
            _ => new(Finding.PrimaryDead, StepKind.Failover, replica.Name),
        };
    }

    private static Verdict JudgeBothDown(ServerObservation primary, ServerObservation replica) =>
        primary.IsStartable ? new(Finding.BothDown, StepKind.StartServer, primary.Name)
        : replica.IsStartable ? new(Finding.BothDown, StepKind.StartServer, replica.Name)
        : new(Finding.BothDown, Server: primary.Name);

    private static Verdict Restart(Finding finding, ServerObservation server, string? detail = null) =>
        new(finding, server.IsStartable ? StepKind.StartServer : StepKind.None, server.Name, detail);
}
