using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class ConsistencyTests(StackFixture stack)
{
    private const string Header = "Consistency-Token";

    [Fact]
    public async Task Get_WithTheTokenOfAPost_SeesItThroughTheOtherServerWhileTheReplicaStandsStill()
    {
        using var api1 = stack.CreateApiClient("api-1");
        using var api2 = stack.CreateApiClient("api-2");
        var (primary, replica) = await Replication.RolesAsync(stack);
        try
        {
            // More than once where the sentinel, which has just swapped the roles, starts the replica's thread again.
            await Eventually.TrueAsync(
                async _ =>
                {
                    await Replication.ScalarAsync(stack, replica, "STOP REPLICA SQL_THREAD");
                    using var created = await PostAsync(api1);
                    using var read = await GetAsync(api2, created.Headers.Location!, created.Headers.GetValues(Header).Single());

                    Assert.Equal(HttpStatusCode.OK, read.StatusCode);
                    return read.Headers.GetValues("X-Database").Single() == primary;
                },
                "a read that the replica cannot serve goes to the primary");
        }
        finally
        {
            await Replication.ScalarAsync(stack, replica, "START REPLICA SQL_THREAD");
        }
    }

    [Fact]
    public async Task Page_AfterItsBrowserHasPostedUnderApi_ShowsThePostWhileTheReplicaStandsStill()
    {
        using var browser = stack.CreateClient(useCookies: true);
        var (_, replica) = await Replication.RolesAsync(stack);
        await Replication.ScalarAsync(stack, replica, "STOP REPLICA SQL_THREAD");
        try
        {
            using var created = await PostAsync(browser);
            var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
            using var page = await browser.GetAsync($"/threads/{id}");

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        finally
        {
            await Replication.ScalarAsync(stack, replica, "START REPLICA SQL_THREAD");
        }
    }

    [Fact]
    public async Task Get_WithTheTokenOfAPost_IsServedByTheReplicaOnceThatHasIt()
    {
        using var api = stack.CreateApiClient("api-1");
        using var created = await PostAsync(api);
        var (_, replica) = await Replication.RolesAsync(stack);

        await Eventually.TrueAsync(
            async _ =>
            {
                using var read = await GetAsync(api, created.Headers.Location!, created.Headers.GetValues(Header).Single());
                Assert.Equal(HttpStatusCode.OK, read.StatusCode);
                return read.Headers.GetValues("X-Database").Single() == replica;
            },
            "the replica serves a read that has a token");
    }

    [Fact]
    public async Task Get_WithAnOldToken_ReturnsOneThatHasGrown()
    {
        using var api = stack.CreateApiClient("api-1");
        using var first = await PostAsync(api);
        using var second = await PostAsync(api);

        using var read = await GetAsync(api, second.Headers.Location!, first.Headers.GetValues(Header).Single());
        var grown = read.Headers.GetValues(Header).Single();
        using var again = await GetAsync(api, second.Headers.Location!, grown);

        Assert.NotEqual(first.Headers.GetValues(Header).Single(), grown);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (read.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task Get_WithoutASession_GetsNoToken()
    {
        using var api = stack.CreateApiClient("api-1");
        using var read = await api.GetAsync("/api/threads?limit=1");

        Assert.False(read.Headers.Contains(Header));
        Assert.False(read.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_WithATransactionThatNeverWas_IsAnsweredByThePrimary()
    {
        using var api = stack.CreateApiClient("api-2");
        var forged = ConsistencyToken.FromExecuted($"{Guid.NewGuid():D}:1-9000000000", Guid.Empty).ToString();
        var (primary, _) = await Replication.RolesAsync(stack);

        using var read = await GetAsync(api, new Uri("/api/threads?limit=1", UriKind.Relative), forged);

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(primary, read.Headers.GetValues("X-Database").Single());
    }

    [Fact]
    public async Task Get_WithAHeaderThatIsNoToken_GetsProblemDetails()
    {
        using var read = await GetAsync(stack.Site, new Uri("/api/threads?limit=1", UriKind.Relative), "nonsense");

        Assert.Equal(HttpStatusCode.BadRequest, read.StatusCode);
        Assert.Contains(Header, (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithACookieThatIsNoToken_IsShown()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "foobar-seen=nonsense");
        using var page = await stack.Site.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient api)
    {
        var (title, key) = ($"Seen {Guid.NewGuid():N}", Guid.NewGuid().ToString());
        return Patiently.SendAsync(api, () => new HttpRequestMessage(HttpMethod.Post, "/api/threads")
        {
            Content = JsonContent.Create(new { title, body = "At once.", author = "Ada" }),
            Headers = { { "Idempotency-Key", key } },
        });
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, Uri address, string token) =>
        Patiently.SendAsync(client, () => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { Header, token } } });
}
