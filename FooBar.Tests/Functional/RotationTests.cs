using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using FooBar.AppHost.HAProxy.Rotation;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class RotationTests(StackFixture stack)
{
    private const int Requests = 30;

    [Fact]
    public async Task Drained_UnderSteadyLoad_GetsNoRequest_AndReturns()
    {
        await ReachAsync("api-1", RotationState.InRotation);
        await ReachAsync("api-2", RotationState.InRotation);
        await using var load = SteadyLoad.Start(stack);
        await stack.CommandAsync("api-1", RotationCommands.Drain);
        try
        {
            Assert.Equal(["api-2"], await ServersAsync("/api/threads"));
            Assert.Equal(["api-2"], await ServersAsync("/"));

            // In every backend: also in those that stand in for the web server.
            Assert.All((await RowsAsync()).Where(row => row.Server == "api-1"), row => Assert.Equal(RotationState.Drained, row.Rotation));
            await ReachAsync("api-1", RotationState.Drained);
            Assert.Equal(ResourceCommandState.Disabled, State("api-1", RotationCommands.Drain));
            Assert.Equal(ResourceCommandState.Enabled, State("api-1", RotationCommands.Return));

            using var limit = new CancellationTokenSource(StackFixture.Patience);
            var refused = await stack.App.ResourceCommands.ExecuteCommandAsync("api-2", RotationCommands.Drain, limit.Token);
            Assert.False(refused.Success);
            Assert.Contains("last application server", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await stack.CommandAsync("api-1", RotationCommands.Return);
        }

        load.Forget();
        await load.ServedByAsync("api-1");
        await ReachAsync("api-1", RotationState.InRotation);
        Assert.Empty(load.Failures);
    }

    [Fact]
    public async Task Drain_OfBothAtOnce_LeavesOneInRotation()
    {
        await ReachAsync("api-1", RotationState.InRotation);
        await ReachAsync("api-2", RotationState.InRotation);
        using var limit = new CancellationTokenSource(StackFixture.Patience);
        string[] servers = ["api-1", "api-2"];
        var results = await Task.WhenAll(servers.Select(server => stack.App.ResourceCommands.ExecuteCommandAsync(server, RotationCommands.Drain, limit.Token)));
        try
        {
            var (drained, other) = results[0].Success ? ("api-1", "api-2") : ("api-2", "api-1");
            Assert.Single(results, static result => result.Success);
            Assert.Equal([other], await ServersAsync("/api/threads"));
            await ReachAsync(drained, RotationState.Drained);
        }
        finally
        {
            foreach (var (server, _) in servers.Zip(results).Where(static drain => drain.Second.Success))
            {
                await stack.CommandAsync(server, RotationCommands.Return);
                await ReachAsync(server, RotationState.InRotation);
            }
        }
    }

    [Fact]
    public async Task Restart_UnderSteadyLoad_FailsNoRequest_AndDoublesNoPost()
    {
        await ReachAsync("api-1", RotationState.InRotation);
        await ReachAsync("api-2", RotationState.InRotation);
        await using var posts = await SteadyPosts.StartAsync(stack);
        await using var load = SteadyLoad.Start(stack);
        foreach (var server in (string[])["api-1", "api-2"])
        {
            await stack.CommandAsync(server, KnownResourceCommands.RestartCommand);

            load.Forget();
            await load.ServedByAsync(server);
            await posts.MoreAsync();
        }

        Assert.Empty(load.Failures);
        Assert.Empty(posts.Failures);
        await posts.VerifyAsync();
    }

    private async Task<string[]> ServersAsync(string path)
    {
        var servers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Requests; i++)
        {
            // Another address each time: the web server keeps a page for a moment, whoever made it.
            using var response = await stack.Site.GetAsync($"{path}?probe={Guid.NewGuid():N}");
            response.EnsureSuccessStatusCode();
            servers.Add(response.Headers.GetValues("X-Served-By").Single());
        }

        return [.. servers];
    }

    private async Task<IReadOnlyList<ServerRow>> RowsAsync()
    {
        using var client = stack.App.CreateHttpClient("lb", "statistics");
        var rows = ServerRow.Read(await client.GetStringAsync("/;csv"));
        Assert.Equal(4, rows.Count(row => row.Server == "api-1"));
        return rows;
    }

    private ResourceCommandState State(string resource, string command) => stack.Snapshot(resource).Commands.Single(known => known.Name == command).State;

    private async Task ReachAsync(string resource, RotationState state)
    {
        using var limit = new CancellationTokenSource(StackFixture.Patience);
        await stack.App.ResourceNotifications.WaitForResourceAsync(resource, change => RotationObserver.Of(change.Snapshot) == state, limit.Token);
    }
}
