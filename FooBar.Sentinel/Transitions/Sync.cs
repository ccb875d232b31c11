using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Servers;

namespace FooBar.Sentinel.Transitions;

/// <summary>Brings the pair into step: every commit waits for the replica, and one commit proves it before it is recorded.</summary>
internal static class Sync
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Works the pair into step, or leaves the primary alone as it was.</summary>
    public static async Task RunAsync(TransitionContext context, CancellationToken cancellationToken)
    {
        var primary = context.Of(context.Witness.State.Primary);
        var replica = context.OtherThan(primary.Name);
        await context.Steps.RunAsync("replica acknowledges", () => replica.SetReplicaAcknowledgementsAsync(true, cancellationToken));
        await context.Steps.RunAsync("replica receives", () => ConnectedAsync(context, replica, cancellationToken));
        await context.Steps.RunAsync("replica flushes", async () =>
        {
            // What it received before may not be on its disk as such; applied it is.
            var received = (await replica.ReadStatusAsync(cancellationToken)).Replication?.Received ?? GtidSet.Empty;
            if (!await replica.WaitForAsync(received, context.Bounds.Connect, cancellationToken))
            {
                throw new TransitionAbortedException(Finding.ReplicaBehind, $"{replica.Name} did not apply within {context.Bounds.Connect} what it had received.");
            }
        });
        var executed = GtidSet.Empty;
        try
        {
            await context.Steps.RunAsync("prove", async () =>
            {
                var before = await primary.ReadStatusAsync(cancellationToken);
                await primary.SetSourceAcknowledgementsAsync(true, cancellationToken);
                await primary.BeatAsync(context.Witness.State, cancellationToken);
                var after = await primary.ReadStatusAsync(cancellationToken);
                if (!after.SourceAcknowledgements || after.AcknowledgedCommits <= before.AcknowledgedCommits)
                {
                    throw new TransitionAbortedException(Finding.ReplicaBehind, $"{replica.Name} has not acknowledged the commit that was to prove it.");
                }

                executed = before.Executed;
            });
        }
        catch (Exception failure) when (failure is ServerOperationException or TransitionAbortedException)
        {
            // Nothing is recorded, so nobody counts on the replica: commits that wait may be acknowledged.
            await primary.SetSourceAcknowledgementsAsync(false, cancellationToken);
            throw;
        }

        // What was received before the proof is on the replica's disk too, for it receives in order.
        await context.Steps.RunAsync("record", () =>
        {
            context.Witness.Change(state => state.Together(replica.Name) with { Watermark = executed.ToString() });
            return Task.CompletedTask;
        });
    }

    private static async Task ConnectedAsync(TransitionContext context, IDatabaseServer replica, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while ((await replica.ReadStatusAsync(cancellationToken)).Replication?.Receiver is not ReplicationThread.On)
        {
            if (context.Time.GetElapsedTime(started) > context.Bounds.Connect)
            {
                throw new TransitionAbortedException(Finding.ReplicaConnecting, $"{replica.Name} did not reach its source within {context.Bounds.Connect}.");
            }

            await Task.Delay(Pause, context.Time, cancellationToken);
        }
    }
}
