using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Makes a server primary because an operator says that it has every write. Only where nothing else is on record.</summary>
internal static class Adoption
{
    /// <summary>Decides on <paramref name="primary"/> in an epoch that no server has seen, and opens it.</summary>
    public static async Task RunAsync(TransitionContext context, string primary, CancellationToken cancellationToken)
    {
        var epoch = await context.Of(primary).ReadEpochAsync(cancellationToken);
        await context.Steps.RunAsync("decide", () =>
        {
            var before = context.Witness.Reading.State;
            context.Witness.Replace(new WitnessState(
                0, Math.Max(epoch, before?.Epoch ?? 0) + 1, primary, ReplicationMode.Solo, [primary], WitnessPhase.Promoting, "adopted", Paused: before?.Paused ?? false, Cloning: before?.Cloning));
            return Task.CompletedTask;
        });
        await Promotion.RunAsync(context, cancellationToken);
    }
}
