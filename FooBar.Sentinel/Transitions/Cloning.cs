using FooBar.Sentinel.Observation;

namespace FooBar.Sentinel.Transitions;

/// <summary>Replaces a server's data by the primary's. The server stays unreachable for applications throughout.</summary>
internal static class Cloning
{
    /// <summary>Keeps what only this server has, then clones.</summary>
    public static async Task RunAsync(TransitionContext context, string server, CancellationToken cancellationToken)
    {
        var state = context.Witness.State;
        var recipient = context.Of(server);
        var donor = context.Of(state.Primary);
        await context.Steps.RunAsync("keep binary logs", async () =>
        {
            var here = (await recipient.ReadStatusAsync(cancellationToken)).Executed;
            var there = (await donor.ReadStatusAsync(cancellationToken)).Executed;
            var alone = here.Except(there);
            if (!alone.IsEmpty)
            {
                await KeepAsync(context, state.Epoch, recipient, alone, cancellationToken);
            }
        });

        // A clone begins by dropping what is there, while the server goes on to claim the transactions that it had.
        await RecordAsync(context, "record", server);
        await context.Steps.RunAsync("clone", () => recipient.CloneFromAsync(donor.Name, cancellationToken));
        await RecordAsync(context, "done", null);
    }

    private static Task RecordAsync(TransitionContext context, string step, string? server) => context.Steps.RunAsync(step, () =>
    {
        context.Witness.Change(state => state with { Cloning = server });
        return Task.CompletedTask;
    });

    private static async Task KeepAsync(TransitionContext context, long epoch, Servers.IDatabaseServer server, GtidSet alone, CancellationToken cancellationToken)
    {
        var paths = await server.FindBinaryLogsAsync(alone, cancellationToken);
        var folder = Path.Combine(context.ArchiveFolder, $"{server.Name}-before-epoch-{epoch}");
        if (!await context.Control.SaveAsync(server.Name, paths, folder, cancellationToken))
        {
            throw new TransitionAbortedException(Decision.Finding.UnacknowledgedTail, $"The binary logs of {server.Name} could not be kept in {folder}, so it is not overwritten.");
        }
    }
}
