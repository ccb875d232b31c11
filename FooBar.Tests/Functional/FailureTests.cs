using System.Net;
using System.Net.Http.Json;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class FailureTests(StackFixture stack)
{
    [Fact]
    public async Task ApplicationServer_KilledUnderSteadyLoad_FailsNoGetDoublesNoPostAndReturnsToRotation()
    {
        await using (var posts = await SteadyPosts.StartAsync(stack))
        await using (var load = SteadyLoad.Start(stack))
        {
            await load.ServedByAsync("api-1");
            stack.KillProcess("api-1");
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.App.ResourceNotifications.WaitForResourceAsync("api-1", [KnownResourceStates.Exited, KnownResourceStates.Finished], deadline.Token);
            await load.MoreAsync(200);
            await posts.MoreAsync();
            await stack.CommandAsync("api-1", "start");
            await stack.HealthyAsync(["api-1"], deadline.Token);
            load.Forget();
            await load.ServedByAsync("api-1");

            Assert.Empty(load.Failures);
            await posts.VerifyAsync();
        }
    }

    [Fact]
    public async Task WebServer_KilledUnderSteadyLoad_FailsNoGetDoublesNoPostAndPagesAndStaticFilesStillLoad()
    {
        // With keys: of a post that it had given to Nginx, HAProxy tells an HTTP/2 client that it was refused, and the client sends it again by itself.
        await using var posts = await SteadyPosts.StartAsync(stack, withKeys: true);
        await using var load = SteadyLoad.Start(stack);
        await load.MoreAsync(20);
        await KillContainerAsync("web");
        try
        {
            await Eventually.TrueAsync(async token => (await stack.Site.GetAsync("/", token)).StatusCode == HttpStatusCode.OK, "the page loads without Nginx");
            using var page = await stack.Site.GetAsync("/");
            using var file = await stack.Site.GetAsync("/favicon.svg");

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            await load.MoreAsync(100);
            await posts.MoreAsync();
            Assert.Empty(load.Failures);
            await posts.VerifyAsync();
        }
        finally
        {
            await stack.CommandAsync("web", "start");
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.HealthyAsync(["web"], deadline.Token);
        }

        await Eventually.TrueAsync(async token => !(await stack.Site.GetAsync("/favicon.svg", token)).Headers.Contains("X-Served-By"), "Nginx serves static files again");
    }

    [Fact]
    public async Task Replica_Killed_NothingIsNoticedAndItReturns()
    {
        var (_, replica) = await Replication.RolesAsync(stack);
        await Engine.RunAsync("kill", StackFixture.ContainerId(stack.App, replica));

        for (var i = 0; i < 20; i++)
        {
            using var response = await stack.Site.GetAsync("/api/threads?limit=1");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var post = await stack.Site.PostAsJsonAsync("/api/threads", new { title = "Without a replica", body = "Still written.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, post.StatusCode);
        await Replication.CaughtUpAsync(stack);
        await Eventually.TrueAsync(
            async token => (await stack.Site.GetAsync("/api/threads?limit=1", token)).Headers.GetValues("X-Database").Last() == replica,
            "reads return to the replica");
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        await stack.HealthyAsync([replica], deadline.Token);
    }

    [Fact]
    public async Task EveryApplicationServer_Stopped_ServesKnownPagesAndSaysForOthersThatItCannot()
    {
        var seen = $"/?probe={Guid.NewGuid():N}";
        using var before = await stack.Site.GetAsync(seen);
        await Task.WhenAll(stack.CommandAsync("api-1", "stop"), stack.CommandAsync("api-2", "stop"));
        try
        {
            var unseen = $"/?probe={Guid.NewGuid():N}";
            await Eventually.TrueAsync(async token => (await stack.Site.GetAsync(unseen, token)).StatusCode == HttpStatusCode.ServiceUnavailable, "the load balancer says that nobody can serve");
            using var page = await stack.Site.GetAsync(unseen);
            await Eventually.TrueAsync(
                async token =>
                {
                    using var known = await stack.Site.GetAsync(seen, token);
                    Assert.Equal(HttpStatusCode.OK, known.StatusCode);
                    return known.Headers.GetValues("X-Cache").Single() == "STALE";
                },
                "a page that was seen before is served although it is old");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.NotNull(page.Headers.RetryAfter);
            Assert.Contains("<html", await page.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await Task.WhenAll(stack.CommandAsync("api-1", "start"), stack.CommandAsync("api-2", "start"));
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.HealthyAsync(["api-1", "api-2"], deadline.Token);
        }

        await Eventually.TrueAsync(async token => (await stack.Site.GetAsync($"/?probe={Guid.NewGuid():N}", token)).StatusCode == HttpStatusCode.OK, "new pages load again");
    }

    private async Task KillContainerAsync(string resource)
    {
        await Engine.RunAsync("kill", StackFixture.ContainerId(stack.App, resource));
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        await stack.App.ResourceNotifications.WaitForResourceAsync(resource, KnownResourceStates.Exited, deadline.Token);
    }
}
