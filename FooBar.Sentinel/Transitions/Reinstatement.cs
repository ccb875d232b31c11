using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Opens the recorded primary again: after a restart of it, or when a change of the primary is given up.</summary>
internal static class Reinstatement
{
    /// <summary>Opens the primary in the mode on record. In step its commits wait for the replica from the first one on.</summary>
    public static async Task RunAsync(TransitionContext context, CancellationToken cancellationToken)
    {
        var state = context.Witness.State;
        var primary = context.Of(state.Primary);
        await context.Steps.RunAsync("acknowledgements", () => primary.SetSourceAcknowledgementsAsync(state.Mode is ReplicationMode.Sync, cancellationToken));
        await context.Steps.RunAsync("open", () => primary.OpenAsync(cancellationToken));
        if (state.Phase is not WitnessPhase.Steady)
        {
            await context.Steps.RunAsync("steady", () =>
            {
                context.Witness.Change(static state => state with { Phase = WitnessPhase.Steady, Target = null });
                return Task.CompletedTask;
            });
        }
    }
}
