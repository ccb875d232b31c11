using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Opens the server that the witness has decided on. From here on there is no way back, only repetition.</summary>
internal static class Promotion
{
    /// <summary>Carries a promotion on to its end.</summary>
    public static async Task RunAsync(TransitionContext context, CancellationToken cancellationToken)
    {
        var server = context.Of(context.Witness.State.Primary);
        await context.Steps.RunAsync("detach", () => server.DetachAsync(cancellationToken));
        await context.Steps.RunAsync("acknowledgements off", async () =>
        {
            await server.SetReplicaAcknowledgementsAsync(false, cancellationToken);
            await server.SetSourceAcknowledgementsAsync(false, cancellationToken);
        });
        await context.Steps.RunAsync("open", () => server.OpenAsync(cancellationToken));
        await context.Steps.RunAsync("record epoch", () => server.RecordEpochAsync(context.Witness.State, cancellationToken));
        await context.Steps.RunAsync("steady", () =>
        {
            context.Witness.Change(static state => state with { Phase = WitnessPhase.Steady, Target = null });
            return Task.CompletedTask;
        });
    }
}
