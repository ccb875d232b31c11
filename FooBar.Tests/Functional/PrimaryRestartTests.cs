using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FooBar.Web.Forms;

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
        // A form that was open before, and is sent until it is taken: whatever became of an attempt, it is posted once.
        using var visitor = stack.CreateClient(useCookies: true);
        var key = Guid.NewGuid().ToString();
        var title = $"Open during the crash {Guid.NewGuid():N}";
        await Eventually.TrueAsync(
            async token =>
            {
                using var form = new FormUrlEncodedContent(
                    [new("_handler", "new-thread"), new(FormKey.Name, key), new("title", title), new("body", "Ten minutes of writing."), new("author", "Ada")]);
                using var sent = await visitor.PostAsync("/threads/new", form, token);
                Assert.True(sent.StatusCode == HttpStatusCode.SeeOther || (await sent.Content.ReadAsStringAsync(token)).Contains("Ten minutes of writing.", StringComparison.Ordinal));
                return sent.StatusCode == HttpStatusCode.SeeOther;
            },
            "the form is posted");
        await Replication.CaughtUpAsync(stack);
        Assert.Equal(1L, await Replication.ScalarAsync(stack, replica, $"SELECT COUNT(*) FROM foobar.threads WHERE title = '{title}'"));
        foreach (var server in new[] { primary, replica })
        {
            Assert.Equal(1L, await Replication.ScalarAsync(stack, server, $"SELECT COUNT(*) FROM foobar.threads WHERE id = {id}"));
            Assert.Equal(1L, Convert.ToInt64(await Replication.ScalarAsync(stack, server, $"SELECT GTID_SUBTRACT('{before}', @@GLOBAL.gtid_executed) = ''"), CultureInfo.InvariantCulture));
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
