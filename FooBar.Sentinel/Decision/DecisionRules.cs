using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Decision;

/// <summary>The decision table: what is the matter with the pair and what to do next. It knows no clock, no network and no file.</summary>
internal static class DecisionRules
{
    /// <summary>Decides.</summary>
    /// <param name="reading">What is on record.</param>
    /// <param name="snapshot">What is known of both servers at this moment.</param>
    /// <param name="limits">The bounds to go by.</param>
    public static Verdict Decide(WitnessReading reading, PairSnapshot snapshot, DecisionLimits limits)
    {
        if (reading.State is not { } witness)
        {
            return JudgeWithoutWitness(reading, snapshot);
        }

        var primary = snapshot.Of(witness.Primary);
        var other = snapshot.OtherThan(witness.Primary);
        switch (witness.Phase)
        {
            case WitnessPhase.Promoting:
                return primary.Answers
                    ? new(Finding.PromotionUnfinished, StepKind.ContinuePromotion, witness.Primary)
                    : new(Finding.PromotionUnfinished, primary.IsStartable ? StepKind.StartServer : StepKind.None, witness.Primary);
            case WitnessPhase.Failing:
                return JudgeUnfinishedFailover(witness, snapshot);
            case WitnessPhase.Switching:
                return new(Finding.SwitchoverUnfinished, StepKind.Abandon, witness.Primary);
            default:
                break;
        }

        // One whose commits still wait for an acknowledgement is killed even when it is offline: everything short of that would acknowledge them.
        if (other is { Answers: true, Status: { } rogue } && snapshot.Cloning != other.Name && (rogue.IsWritable || (rogue.SourceAcknowledgements && rogue.WaitSessions > 0)))
        {
            return new(Finding.RogueWriter, StepKind.Fence, other.Name);
        }

        if (primary is not { Answers: true, Status: { } status })
        {
            return PrimaryRules.JudgeSilent(witness, snapshot, limits);
        }

        return PrimaryRules.JudgeAnswering(witness, snapshot, status, limits) ?? ReplicaRules.Judge(witness, snapshot, status, limits);
    }

    private static Verdict JudgeWithoutWitness(WitnessReading reading, PairSnapshot snapshot)
    {
        var lost = reading.IsMissing ? Finding.WitnessMissing : Finding.WitnessCorrupt;
        if (snapshot.Servers.FirstOrDefault(static server => server is { Answers: true, Status: { IsWritable: true, Executed.IsEmpty: false } }) is { } writable)
        {
            return new(lost, StepKind.MakeReadOnly, writable.Name, reading.Corruption);
        }

        if (snapshot.Servers.Any(static server => server is { Answers: true, Status.Executed.IsEmpty: false }))
        {
            return new(lost, Detail: reading.Corruption);
        }

        if (snapshot.Servers.FirstOrDefault(static server => !server.Answers && server.IsStartable) is { } gone)
        {
            return new(Finding.Observing, StepKind.StartServer, gone.Name);
        }

        // Only together do they prove that there is nothing to lose.
        return !snapshot.Servers.All(static server => server.Answers) ? new(Finding.Observing)
            : reading.IsMissing ? new(Finding.FirstStart, StepKind.Bootstrap, snapshot.First.Name)
            : new(lost, Detail: reading.Corruption);
    }

    private static Verdict JudgeUnfinishedFailover(WitnessState witness, PairSnapshot snapshot)
    {
        var primary = snapshot.Of(witness.Primary);
        var target = snapshot.OtherThan(witness.Primary);
        if (target is { Answers: true, Status: { } status } && Promotability.Refusal(witness, snapshot, status) is null)
        {
            return new(Finding.FailoverUnfinished, StepKind.ContinueFailover, target.Name);
        }

        if (primary.Answers)
        {
            return new(Finding.FailoverUnfinished, StepKind.Abandon, witness.Primary);
        }

        var gone = primary.IsStartable ? primary : target.IsStartable ? target : null;
        return new(Finding.FailoverUnfinished, gone is null ? StepKind.None : StepKind.StartServer, gone?.Name ?? target.Name);
    }
}
