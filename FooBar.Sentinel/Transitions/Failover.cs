using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Makes the replica primary after the primary's death. Can be carried on from any step, and given up until "decide".</summary>
internal static class Failover
{
    /// <summary>Begins a failover, or carries on with one.</summary>
    /// <param name="context">What to work with.</param>
    /// <param name="target">The replica.</param>
    /// <param name="watermark">Transactions that the primary is known to have acknowledged.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    public static async Task RunAsync(TransitionContext context, string target, GtidSet watermark, CancellationToken cancellationToken)
    {
        var replica = context.Of(target);
        var old = context.Witness.State.Primary;
        await context.Steps.RunAsync("begin", () =>
        {
            if (context.Witness.State.Phase is not WitnessPhase.Failing)
            {
                context.Witness.Change(state => state with
                {
                    Epoch = state.Epoch + 1,
                    Phase = WitnessPhase.Failing,
                    Reason = "failover",
                    Target = target,
                    Watermark = GtidSet.Parse(state.Watermark).Union(watermark).ToString(),
                });
            }

            return Task.CompletedTask;
        });

        // With its only replica gone quiet the old primary can acknowledge nothing more, whatever becomes of it. What it acknowledges until then the
        // replica has, so the old one is killed meanwhile: a receiver that waits for a frozen source ends at that one's death, and else only after
        // seconds. Where the death is not confirmed the old primary may live on, without a replica that acknowledges; the routers reject its epoch.
        await Task.WhenAll(
            context.Steps.RunAsync("revoke acknowledgements", () => replica.StopReceiverAsync(cancellationToken)),
            context.Steps.RunAsync("fence", async () =>
            {
                await context.FenceAsync(old, cancellationToken);
                if (await context.WasShutDownAsync(old, cancellationToken))
                {
                    // It came before the kill, and acknowledged what waited for the replica.
                    context.Witness.Change(static state => state.Alone() with { Phase = WitnessPhase.Steady, Target = null });
                    throw new TransitionAbortedException(Finding.PrimaryShutDown, $"{old} was shut down in good order meanwhile, so that {target} may lack what it acknowledged.");
                }
            }));
        await context.Steps.RunAsync("drain", async () =>
        {
            if (!await replica.DrainAsync(context.Bounds.Drain, cancellationToken))
            {
                throw new TransitionAbortedException(Finding.NotPromotable, $"{target} did not apply within {context.Bounds.Drain} what it had received.");
            }
        });

        var executed = GtidSet.Empty;
        await context.Steps.RunAsync("verify", async () =>
        {
            executed = (await replica.ReadStatusAsync(cancellationToken)).Executed;
            var missing = GtidSet.Parse(context.Witness.State.Watermark).Except(executed);
            if (!missing.IsEmpty)
            {
                // So it was not in step, whatever is on record: only the old primary has everything.
                context.Witness.Change(static state => state.Alone() with { Phase = WitnessPhase.Steady, Target = null });
                throw new TransitionAbortedException(Finding.NotPromotable, $"{target} lacks {missing}, which {old} had acknowledged.");
            }
        });
        await context.Steps.RunAsync("decide", () =>
        {
            context.Witness.Change(state => (state with
            {
                Primary = target,
                Phase = WitnessPhase.Promoting,
                Watermark = executed.ToString(),
                Deposed = new(old, state.Mode),
            }).Alone());
            return Task.CompletedTask;
        });
        await Promotion.RunAsync(context, cancellationToken);
    }
}
