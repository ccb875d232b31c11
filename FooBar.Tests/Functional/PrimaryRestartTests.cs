using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class PrimaryRestartTests(StackFixture stack)
{
    [Fact]
    public async Task Primary_Killed_WritesGoOnAndItReturnsWithItsData()
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        var (primary, replica) = await Replication.RolesAsync(stack);
        using var created = await stack.Site.PostAsJsonAsync("/api/threads", new { title = "Before the crash", body = "Still here after it.", author = "Ada" }, deadline.Token);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(deadline.Token)).GetProperty("id").GetInt64();
        await Replication.CaughtUpAsync(stack);
        var before = await Replication.ExecutedAsync(stack, primary);

        await Engine.RunAsync("kill", StackFixture.ContainerId(stack.App, primary));

        using var read = await stack.Site.GetAsync($"/api/threads/{id}", deadline.Token);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        await Eventually.TrueAsync(
            async token => (await stack.Site.PostAsJsonAsync("/api/threads", new { title = "After the crash", body = "Written.", author = "Ada" }, token)).StatusCode == HttpStatusCode.Created,
            "the site can be written to again");
        await Replication.CaughtUpAsync(stack);
        foreach (var server in new[] { primary, replica })
        {
            Assert.Equal(1L, await Replication.ScalarAsync(stack, server, $"SELECT COUNT(*) FROM foobar.threads WHERE id = {id}"));
            Assert.Equal(1L, Convert.ToInt64(await Replication.ScalarAsync(stack, server, $"SELECT GTID_SUBSET('{before}', @@GLOBAL.gtid_executed)"), CultureInfo.InvariantCulture));
        }

        await stack.HealthyAsync([primary, replica], deadline.Token);
    }

    [Fact]
    public async Task SwitchOver_OnTheDashboard_SwapsTheRoles()
    {
        var (primary, replica) = await Replication.RolesAsync(stack);

        // In step it is allowed, which after a start or a failover takes a moment.
        await Eventually.TrueAsync(
            async token => (await stack.App.ResourceCommands.ExecuteCommandAsync(primary, "switchover", token)).Success,
            "the sentinel switches over");

        Assert.Equal((replica, primary), await Replication.RolesAsync(stack));
        await Eventually.TrueAsync(
            async token => (await stack.Site.PostAsJsonAsync("/api/threads", new { title = "After the switch", body = "Written.", author = "Ada" }, token)).StatusCode == HttpStatusCode.Created,
            "the site can be written to");
    }
}
