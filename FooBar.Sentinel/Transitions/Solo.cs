using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Lets the primary acknowledge alone.</summary>
internal static class Solo
{
    /// <summary>Records it first: from then on nobody promotes the replica, which lacks what is acknowledged next.</summary>
    public static async Task RunAsync(TransitionContext context, CancellationToken cancellationToken)
    {
        if (context.Witness.State.Mode is not ReplicationMode.Solo)
        {
            await context.Steps.RunAsync("record", () =>
            {
                context.Witness.Change(static state => state.Alone());
                return Task.CompletedTask;
            });
        }

        await context.Steps.RunAsync("acknowledge alone", () => context.Of(context.Witness.State.Primary).SetSourceAcknowledgementsAsync(false, cancellationToken));
    }
}
