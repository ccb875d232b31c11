using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class PrimaryRestartTests(StackFixture stack)
{
    [Fact]
    public async Task Primary_KilledAndStarted_HasItsDataAndIsFollowedAgain()
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        using var created = await stack.Site.PostAsJsonAsync("/api/threads", new { title = "Before the crash", body = "Still here after it.", author = "Ada" }, deadline.Token);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(deadline.Token)).GetProperty("id").GetInt64();
        await Replication.CaughtUpAsync(stack);
        var before = await Replication.ExecutedAsync(stack, "mysql-1");

        await Engine.RunAsync("kill", StackFixture.ContainerId(stack.App, "mysql-1"));
        await stack.App.ResourceNotifications.WaitForResourceAsync("mysql-1", KnownResourceStates.Exited, deadline.Token);
        try
        {
            using var read = await stack.Site.GetAsync($"/api/threads/{id}", deadline.Token);
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }
        finally
        {
            await stack.CommandAsync("mysql-1", "start");
            await stack.HealthyAsync(["mysql-1"], deadline.Token);
        }

        Assert.Equal(1L, await Replication.ScalarAsync(stack, "mysql-1", $"SELECT COUNT(*) FROM foobar.threads WHERE id = {id}"));
        Assert.Equal(1L, Convert.ToInt64(await Replication.ScalarAsync(stack, "mysql-1", $"SELECT GTID_SUBSET('{before}', @@GLOBAL.gtid_executed)"), System.Globalization.CultureInfo.InvariantCulture));
        await Eventually.TrueAsync(
            async token => (await stack.Site.PostAsJsonAsync("/api/threads", new { title = "After the crash", body = "Written.", author = "Ada" }, token)).StatusCode == HttpStatusCode.Created,
            "the site can be written to again");
        await Replication.CaughtUpAsync(stack);
    }
}
