using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Gives up a change of the primary that was cut off before its point of no return.</summary>
internal static class Abandonment
{
    /// <summary>Records that the primary of before is still the primary; what it needs is decided next.</summary>
    public static Task RunAsync(TransitionContext context) => context.Steps.RunAsync("give up", () =>
    {
        if (context.Witness.State.Phase is WitnessPhase.Failing or WitnessPhase.Switching)
        {
            context.Witness.Change(static state => state with { Phase = WitnessPhase.Steady, Target = null });
        }

        return Task.CompletedTask;
    });
}
