using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Makes the first primary of a pair without data.</summary>
internal static class Bootstrap
{
    /// <summary>Decides on <paramref name="primary"/> and opens it.</summary>
    public static async Task RunAsync(TransitionContext context, string primary, CancellationToken cancellationToken)
    {
        await context.Steps.RunAsync("decide", () =>
        {
            var before = context.Witness.Reading.State;
            context.Witness.Replace(new WitnessState(
                0, (before?.Epoch ?? 0) + 1, primary, ReplicationMode.Solo, [primary], WitnessPhase.Promoting, "bootstrap", Paused: before?.Paused ?? false));
            return Task.CompletedTask;
        });
        await Promotion.RunAsync(context, cancellationToken);
    }
}
