namespace FooBar.AppHost.Sentinel;

/// <summary>What an operator can do to the pair from the dashboard, on each of its servers.</summary>
internal static class SentinelCommands
{
    /// <summary>Adds "Switch over", "Pause automatic failover", "Resume automatic failover" and "Re-clone".</summary>
    public static void WithSentinelCommands(this IResourceBuilder<MySqlServerResource> server, SentinelClient sentinel)
    {
        var name = server.Resource.Name;
        server
            .WithCommand("switchover", "Switch over", context => sentinel.AskAsync("/switchover", null, context.CancellationToken), new()
            {
                Description = "Makes the replica primary and the primary its replica; writes wait for a moment, nothing is lost.",
                ConfirmationMessage = "Swap the roles of both database servers? Writes wait for a moment.",
                IconName = "ArrowSwap",
            })
            .WithCommand("pause-failover", "Pause automatic failover", context => sentinel.AskAsync("/pause", null, context.CancellationToken), new()
            {
                Description = "A primary that fails is waited for instead of replaced, until resumed.",
                IconName = "Pause",
            })
            .WithCommand("resume-failover", "Resume automatic failover", context => sentinel.AskAsync("/resume", null, context.CancellationToken), new()
            {
                Description = "A primary that fails is replaced again.",
                IconName = "Play",
            })
            .WithCommand("reclone", "Re-clone", context => sentinel.AskAsync("/reclone", name, context.CancellationToken), new()
            {
                Description = "Replaces all data of this replica by a copy of the primary's.",
                ConfirmationMessage = $"Replace all data of {name} by a copy of the primary's? What only {name} has is kept as binary logs beside the sentinel's file.",
                IconName = "DatabaseArrowDown",
            });
    }
}
