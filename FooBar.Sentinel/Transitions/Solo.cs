using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Lets the primary acknowledge alone.</summary>
internal static class Solo
{
    /// <summary>Records it first: from then on nobody promotes the replica, which lacks what is acknowledged next.</summary>
    public static async Task RunAsync(TransitionContext context, CancellationToken cancellationToken)
    {
        await RecordAsync(context);
        await context.Steps.RunAsync("acknowledge alone", () => context.Of(context.Witness.State.Primary).SetSourceAcknowledgementsAsync(false, cancellationToken));
    }

    /// <summary>Records that only the primary has every acknowledged write.</summary>
    public static async Task RecordAsync(TransitionContext context)
    {
        if (context.Witness.State.Mode is not ReplicationMode.Solo)
        {
            await context.Steps.RunAsync("record", () =>
            {
                context.Witness.Change(static state => state.Alone());
                return Task.CompletedTask;
            });
        }
    }
}
