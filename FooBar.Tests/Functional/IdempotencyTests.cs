using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class IdempotencyTests(StackFixture stack)
{
    [Fact]
    public async Task Post_SameKeyThroughBothServers_HasOneEffectAndOneAnswer()
    {
        using var api1 = stack.CreateApiClient("api-1");
        using var api2 = stack.CreateApiClient("api-2");
        var (key, title) = (NewKey(), NewTitle());

        using var first = await PostAsync(api1, key, title);
        using var second = await PostAsync(api2, key, title);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await AssertSameAsync(first, second);
        Assert.Equal(1, await CountAsync(title));
    }

    [Fact]
    public async Task Post_SameKeyManyTimesAtOnceThroughBothServers_HasOneEffectAndOneAnswer()
    {
        HttpClient[] servers = [stack.CreateApiClient("api-1"), stack.CreateApiClient("api-2")];
        var (key, title) = (NewKey(), NewTitle());

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PostAsync(servers[i % 2], key, title)));

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        foreach (var answer in answers)
        {
            await AssertSameAsync(answers[0], answer);
        }

        Assert.Equal(1, await CountAsync(title));
        Array.ForEach(answers, static answer => answer.Dispose());
        Array.ForEach(servers, static server => server.Dispose());
    }

    [Fact]
    public async Task PostReply_SameKeyTwice_HasOneEffectAndCountsOnce()
    {
        using var thread = await PostAsync(stack.Site, NewKey(), NewTitle());
        var key = NewKey();

        using var first = await ReplyAsync();
        using var second = await ReplyAsync();

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await AssertSameAsync(first, second);
        var (primary, _) = await Replication.RolesAsync(stack);
        var id = (await thread.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        Assert.Equal(1, Convert.ToInt32(await Replication.ScalarAsync(stack, primary, $"SELECT reply_count FROM foobar.threads WHERE id = {id}"), CultureInfo.InvariantCulture));

        Task<HttpResponseMessage> ReplyAsync() => SendAsync(stack.Site, key, $"{thread.Headers.Location}/replies", new { body = "Once.", author = "Ada" });
    }

    [Fact]
    public async Task PostReply_ToNoThread_IsTheSame404EachTime()
    {
        var key = NewKey();
        using var first = await SendAsync(stack.Site, key, "/api/threads/999999999/replies", new { body = "Nowhere.", author = "Ada" });
        using var second = await SendAsync(stack.Site, key, "/api/threads/999999999/replies", new { body = "Nowhere.", author = "Ada" });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Post_SameKeyOtherRequest_Gets422AndHasNoEffect()
    {
        var (key, title) = (NewKey(), NewTitle());
        using var first = await PostAsync(stack.Site, key, NewTitle());

        using var second = await PostAsync(stack.Site, key, title);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, await CountAsync(title));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("a key with spaces in it")]
    public async Task Post_KeyThatIsNone_Gets400AndHasNoEffect(string key)
    {
        var title = NewTitle();
        using var answer = await PostAsync(stack.Site, key, title);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, await CountAsync(title));
    }

    [Fact]
    public async Task PostForm_TwoMembersOfOneHouseholdSayTheSame_BothAreHeard()
    {
        using var thread = await PostAsync(stack.Site, NewKey(), NewTitle());
        var id = (await thread.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var member = stack.CreateClient(useCookies: true);
            await MemberTests.RegisterAsync(member);
            for (var attempt = 1; attempt <= 2; attempt++)
            {
                // As the form has it that everybody got in one minute; sent twice.
                using var form = new FormUrlEncodedContent([new("_handler", "reply"), new("idempotency-key", "shown-0029000000"), new("body", "Thanks!")]);
                using var replied = await member.PostAsync($"/threads/{id}", form);
                Assert.Equal(HttpStatusCode.SeeOther, replied.StatusCode);
            }
        }

        var (primary, _) = await Replication.RolesAsync(stack);
        Assert.Equal(2, Convert.ToInt32(await Replication.ScalarAsync(stack, primary, $"SELECT COUNT(*) FROM foobar.replies WHERE thread_id = {id}"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Post_KeyHasExpired_StandsForAnotherRequest()
    {
        var (key, title) = (NewKey(), NewTitle());
        using var first = await PostAsync(stack.Site, key, NewTitle());
        var (primary, _) = await Replication.RolesAsync(stack);
        await Replication.ScalarAsync(stack, primary, $"UPDATE foobar.idempotency_keys SET expires_at = UTC_TIMESTAMP(6) WHERE name = '{key}'");

        using var second = await PostAsync(stack.Site, key, title);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(1, await CountAsync(title));
    }

    [Fact]
    public async Task Post_ServerKilledMeanwhileThenSentAgainToTheOther_HasOneEffectEach()
    {
        using var api1 = stack.CreateApiClient("api-1");
        using var api2 = stack.CreateApiClient("api-2");
        var posts = Enumerable.Range(0, 24).Select(static _ => (Key: NewKey(), Title: NewTitle())).ToList();
        try
        {
            var sent = posts.Select(post => TrySendAsync(post.Key, post.Title)).ToList();
            await Task.WhenAny(sent);
            stack.KillProcess("api-1");
            await Task.WhenAll(sent);

            foreach (var (key, title) in posts)
            {
                using var answer = await PostAsync(api2, key, title);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                Assert.Equal(1, await CountAsync(title));
            }
        }
        finally
        {
            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await stack.App.ResourceNotifications.WaitForResourceAsync("api-1", [KnownResourceStates.Exited, KnownResourceStates.Finished], deadline.Token);
            await stack.CommandAsync("api-1", "start");
            await stack.HealthyAsync(["api-1"], deadline.Token);
        }

        async Task TrySendAsync(string key, string title)
        {
            try
            {
                using var answer = await PostAsync(api1, key, title);
            }
            catch (HttpRequestException)
            {
                // The server died under it.
            }
        }
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static string NewTitle() => $"Once {Guid.NewGuid():N}";

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string key, string title) =>
        SendAsync(client, key, "/api/threads", new { title, body = "Once.", author = "Ada" });

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key, string address, object body) => Patiently.SendAsync(client, () =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return request;
    });

    private static async Task AssertSameAsync(HttpResponseMessage one, HttpResponseMessage other)
    {
        Assert.Equal(one.StatusCode, other.StatusCode);
        Assert.Equal(one.Headers.Location, other.Headers.Location);
        Assert.Equal(one.Content.Headers.ContentType, other.Content.Headers.ContentType);
        Assert.Equal(await one.Content.ReadAsStringAsync(), await other.Content.ReadAsStringAsync());
    }

    private async Task<int> CountAsync(string title)
    {
        var (primary, _) = await Replication.RolesAsync(stack);
        return Convert.ToInt32(await Replication.ScalarAsync(stack, primary, $"SELECT COUNT(*) FROM foobar.threads WHERE title = '{title}'"), CultureInfo.InvariantCulture);
    }
}
