using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Swaps the roles on purpose. Until "decide" it is given up by opening the primary again.</summary>
internal static class Switchover
{
    /// <summary>Why a switchover cannot begin now; null when it can.</summary>
    public static string? Refusal(WitnessState? witness, PairSnapshot snapshot)
    {
        if (witness is null)
        {
            return "There is no primary yet.";
        }

        var primary = snapshot.Of(witness.Primary);
        var replica = snapshot.OtherThan(witness.Primary);
        return witness.Phase is not WitnessPhase.Steady ? "Another change of the primary is under way."
            : primary is not { Answers: true, Status: { IsWritable: true } writer } ? $"{primary.Name} does not answer or is not open."
            : replica is not { Answers: true, Status: { } status } ? $"{replica.Name} does not answer."
            : Promotability.Refusal(witness, snapshot, status) is { } refusal ? refusal.Detail
            : status.Replication is not { Receiver: ReplicationThread.On, Applier: ReplicationThread.On } ? $"Replication to {replica.Name} does not run."
            : writer.Executed.Except(status.Executed).Count > MostBehind ? $"{replica.Name} is too far behind."
            : null;
    }

    // What a replica applies within the bound of a switchover on any machine.
    private const long MostBehind = 1000;

    /// <summary>Swaps the roles.</summary>
    public static async Task RunAsync(TransitionContext context, CancellationToken cancellationToken)
    {
        var primary = context.Of(context.Witness.State.Primary);
        var replica = context.OtherThan(primary.Name);
        try
        {
            await context.Steps.RunAsync("begin", () =>
            {
                context.Witness.Change(state => state with { Phase = WitnessPhase.Switching, Target = replica.Name });
                return Task.CompletedTask;
            });

            // Acknowledgements still flow, so the commits under way come to their end.
            await context.Steps.RunAsync("close", () => primary.CloseAsync(context.Bounds.Switch, cancellationToken));
            var executed = GtidSet.Empty;
            await context.Steps.RunAsync("wait for the replica", async () =>
            {
                executed = (await primary.ReadStatusAsync(cancellationToken)).Executed;
                if (!await replica.WaitForAsync(executed, context.Bounds.Switch, cancellationToken))
                {
                    throw new TransitionAbortedException(Finding.ReplicaBehind, $"{replica.Name} did not catch up within {context.Bounds.Switch}.");
                }
            });
            await context.Steps.RunAsync("decide", () =>
            {
                context.Witness.Change(state => (state with
                {
                    Epoch = state.Epoch + 1,
                    Primary = replica.Name,
                    Phase = WitnessPhase.Promoting,
                    Reason = "switchover",
                    Watermark = executed.ToString(),
                    Deposed = new(primary.Name, state.Mode),
                }).Alone());
                return Task.CompletedTask;
            });
        }
        catch (Exception failure) when (failure is ServerOperationException or TransitionAbortedException)
        {
            await context.Steps.RunAsync("give up", () => Reinstatement.RunAsync(context, cancellationToken));
            throw;
        }

        await Promotion.RunAsync(context, cancellationToken);
    }
}
