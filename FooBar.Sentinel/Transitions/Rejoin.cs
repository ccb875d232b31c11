using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>Makes a server follow the primary.</summary>
internal static class Rejoin
{
    /// <summary>Starts replication, on from where the server is.</summary>
    public static async Task RunAsync(TransitionContext context, string server, CancellationToken cancellationToken)
    {
        var state = context.Witness.State;
        var replica = context.Of(server);
        await context.Steps.RunAsync("acknowledgements", async () =>
        {
            // Looked at once more, because switching its acknowledgements off would tell the clients of commits that wait that they are safe.
            var status = await replica.ReadStatusAsync(cancellationToken);
            if (status.IsWritable || status.WaitSessions > 0)
            {
                throw new TransitionAbortedException(Finding.RogueWriter, $"{server} is still written to.");
            }

            await replica.SetSourceAcknowledgementsAsync(false, cancellationToken);
            await replica.SetReplicaAcknowledgementsAsync(state.Mode is ReplicationMode.Sync && state.IsInSync(server), cancellationToken);
        });
        await context.Steps.RunAsync("follow", () => replica.FollowAsync(state.Primary, cancellationToken));
        await context.Steps.RunAsync("online", () => replica.BringOnlineAsync(cancellationToken));
    }
}
