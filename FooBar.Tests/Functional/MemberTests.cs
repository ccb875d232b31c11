using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional;

/// <summary>Accounts and moderation on the real database, by way of the front door.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class MemberTests(StackFixture stack)
{
    private const string Password = "three plain words";

    [Fact]
    public async Task Session_OpenedOnOneServer_IsGoodOnBothAndItsCookieIsSecure()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        var (name, cookie) = await RegisterAsync(visitor);
        var servers = new HashSet<string>();
        while (servers.Count < 2)
        {
            using var response = await visitor.GetAsync("/api/account");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(name, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("name").GetString());
            servers.Add(response.Headers.GetValues("X-Served-By").Single());
        }

        Assert.Contains("secure", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_TwoWantItAtOnce_OneGetsIt()
    {
        var name = $"Wanted {Guid.NewGuid():N}";
        var statusCodes = await Task.WhenAll(new[] { name, name.ToUpperInvariant() }.Select(async wanted =>
        {
            using var response = await stack.Site.PostAsJsonAsync("/api/accounts", new { name = wanted, password = Password });
            return response.StatusCode;
        }));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], statusCodes.Order());
    }

    [Fact]
    public async Task Moderator_HidesAThreadAndAReply_AndShowsThemAgain()
    {
        using var moderator = stack.CreateClient(useCookies: true);
        var name = await RegisterModeratorAsync(moderator);
        var (id, reply) = await StartAndReplyAsync(moderator);

        await ModerateAsync(moderator, $"/api/threads/{id}/replies/{reply}/hide");
        await ModerateAsync(moderator, $"/api/threads/{id}/replies/{reply}/hide");
        Assert.Equal(0, (await moderator.GetFromJsonAsync<JsonElement>($"/api/threads/{id}")).GetProperty("replyCount").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(moderator, $"/api/threads/{id}/replies/{reply}"));
        await ModerateAsync(moderator, $"/api/threads/{id}/replies/{reply}/show");
        Assert.Equal(1, (await moderator.GetFromJsonAsync<JsonElement>($"/api/threads/{id}")).GetProperty("replyCount").GetInt32());

        await ModerateAsync(moderator, $"/api/threads/{id}/hide");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(moderator, $"/threads/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(moderator, $"/api/threads/{id}/replies/{reply}"));
        await ModerateAsync(moderator, $"/api/threads/{id}/show");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(moderator, $"/threads/{id}"));

        var log = (await moderator.GetFromJsonAsync<JsonElement>("/api/moderation?limit=100")).GetProperty("items").EnumerateArray()
            .Where(entry => entry.GetProperty("threadId").GetInt64() == id).ToList();
        Assert.Equal([false, true, false, true], log.Select(entry => entry.GetProperty("hidden").GetBoolean()));
        Assert.All(log, entry => Assert.Equal(("For a test", name), (entry.GetProperty("reason").GetString(), entry.GetProperty("moderator").GetString())));
    }

    [Fact]
    public async Task Delete_AThreadWhoseOnlyReplyIsHidden_IsRefusedAsAnyWithReplies()
    {
        using var moderator = stack.CreateClient(useCookies: true);
        await RegisterModeratorAsync(moderator);
        var (id, reply) = await StartAndReplyAsync(moderator);
        await ModerateAsync(moderator, $"/api/threads/{id}/replies/{reply}/hide");

        using var deleted = await moderator.DeleteAsync($"/api/threads/{id}");

        Assert.Equal(HttpStatusCode.Conflict, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(moderator, $"/api/threads/{id}"));
    }

    private async Task<string> RegisterModeratorAsync(HttpClient visitor)
    {
        var (name, _) = await RegisterAsync(visitor);
        await Replication.ScalarAsync(stack, (await Replication.RolesAsync(stack)).Primary, $"UPDATE foobar.accounts SET is_moderator = TRUE WHERE name = '{name}'");
        return name;
    }

    private static async Task<(long Thread, long Reply)> StartAndReplyAsync(HttpClient member)
    {
        using var started = await member.PostAsJsonAsync("/api/threads", new { title = "Moderated", body = "b" });
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var replied = await member.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = "r" });
        return (id, (await replied.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64());
    }

    private static async Task ModerateAsync(HttpClient moderator, string address)
    {
        using var response = await moderator.PostAsJsonAsync(address, new { text = "For a test" });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        return response.StatusCode;
    }

    internal static async Task<(string Name, string Cookie)> RegisterAsync(HttpClient visitor)
    {
        var name = $"Member {Guid.NewGuid():N}";
        using var response = await visitor.PostAsJsonAsync("/api/accounts", new { name, password = Password });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return (name, response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("foobar-visitor=", StringComparison.Ordinal)));
    }
}
