using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Site;

public sealed class ApiTests(SiteHost host) : IClassFixture<SiteHost>, IDisposable
{
    private readonly HttpClient _client = host.CreateProgram();

    public void Dispose()
    {
        host.Board.ReadFailure = host.Board.WriteFailure = null;
        _client.Dispose();
    }

    [Fact]
    public async Task PostThread_GoodBody_Is201WithLocationAndWhatIsStored()
    {
        using var response = await PostAsync("/api/threads", new { title = " A title ", body = "text", author = "Ada" });
        var created = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/threads/{created.GetProperty("id").GetInt64()}", response.Headers.Location?.ToString());
        Assert.Equal("A title", created.GetProperty("title").GetString());
        Assert.EndsWith("Z", created.GetProperty("createdAt").GetString(), StringComparison.Ordinal);
        Assert.True(created.GetProperty("viewer").GetProperty("isAuthor").GetBoolean());
        Assert.False(created.TryGetProperty("owner", out _));
        Assert.Equal(created.ToString(), (await _client.GetFromJsonAsync<JsonElement>(response.Headers.Location)).ToString());
    }

    [Fact]
    public async Task PostReply_GoodBody_Is201AndItsLocationAnswers()
    {
        var thread = await StartAsync();
        using var response = await PostAsync($"/api/threads/{thread}/replies", new { body = "text", author = "Ada" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("text", (await _client.GetFromJsonAsync<JsonElement>(response.Headers.Location)).GetProperty("body").GetString());
    }

    [Fact]
    public async Task GetThreads_WithCursor_GoesOnWhereThePageBeforeEnded()
    {
        var ids = new[] { await StartAsync(), await StartAsync(), await StartAsync() };
        var first = await _client.GetFromJsonAsync<JsonElement>("/api/threads?limit=2");
        var second = await _client.GetFromJsonAsync<JsonElement>($"/api/threads?limit=1&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal([ids[2], ids[1]], Ids(first));
        Assert.Equal([ids[0]], Ids(second));
    }

    [Fact]
    public async Task GetReplies_LastPage_HasNullAsNextCursor()
    {
        var replies = await _client.GetFromJsonAsync<JsonElement>($"/api/threads/{await StartAsync()}/replies");

        Assert.Equal(JsonValueKind.Null, replies.GetProperty("nextCursor").ValueKind);
    }

    [Theory]
    [InlineData("GET", "/api/threads?limit=0", 400)]
    [InlineData("GET", "/api/threads?limit=101", 400)]
    [InlineData("GET", "/api/threads?limit=many", 400)]
    [InlineData("GET", "/api/threads?cursor=zzz", 400)]
    [InlineData("GET", "/api/threads?order=best", 400)]
    [InlineData("GET", "/api/threads?order=1", 400)]
    [InlineData("GET", "/api/search", 400)]
    [InlineData("GET", "/api/search?q=%2B%2A", 400)]
    [InlineData("GET", "/api/search?q=word&limit=51", 400)]
    [InlineData("DELETE", "/api/threads/999999", 404)]
    [InlineData("PUT", "/api/threads/999999/vote", 404)]
    [InlineData("DELETE", "/api/threads/1/replies/999999/vote", 404)]
    [InlineData("GET", "/api/threads/999999", 404)]
    [InlineData("GET", "/api/threads/abc", 404)]
    [InlineData("GET", "/api/threads/99999999999999999999", 404)]
    [InlineData("GET", "/api/threads/999999/replies", 404)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("DELETE", "/api/threads", 405)]
    public async Task Request_ThatCannotBeAnswered_GetsProblemDetails(string method, string address, int statusCode)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await _client.SendAsync(request);

        await AssertProblemAsync(response, statusCode);
    }

    [Theory]
    [InlineData("", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("{\"title\":", "application/json", 400)]
    [InlineData("{\"title\":5,\"body\":\"b\",\"author\":\"a\"}", "application/json", 400)]
    [InlineData("{\"title\":\"\\ud800\",\"body\":\"b\",\"author\":\"a\"}", "application/json", 400)]
    [InlineData("{}", "text/plain", 415)]
    [InlineData("title=x", "application/x-www-form-urlencoded", 415)]
    public async Task PostThread_BodyThatCannotBeRead_GetsProblemDetails(string body, string contentType, int statusCode)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await _client.PostAsync(new Uri("/api/threads", UriKind.Relative), content);

        await AssertProblemAsync(response, statusCode);
    }

    [Fact]
    public async Task PostThread_TooLarge_Is413()
    {
        using var response = await PostAsync("/api/threads", new { title = "t", body = new string('b', 300_000), author = "a" });

        await AssertProblemAsync(response, 413);
    }

    [Fact]
    public async Task PostThread_LongestPostWithEveryCharacterEscaped_IsStored()
    {
        string Escaped(int count) => string.Concat(Enumerable.Repeat(@"\ud83d\ude00", count));
        using var content = new StringContent($$"""{"title":"{{Escaped(200)}}","body":"{{Escaped(10_000)}}","author":"{{Escaped(50)}}"}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/threads", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task PostThread_FieldsThatBreakRules_NamesThemAll()
    {
        using var response = await PostAsync("/api/threads", new { title = "", author = "a\u0007" });
        var problem = await AssertProblemAsync(response, 400);

        Assert.Equal(["author", "body", "title"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task PostReply_NoSuchThread_Is404()
    {
        using var response = await PostAsync("/api/threads/999999/replies", new { body = "b", author = "a" });

        await AssertProblemAsync(response, 404);
    }

    [Fact]
    public async Task GetThreads_DatabaseDown_Is503WithRetryAfter()
    {
        host.Board.ReadFailure = new DiscussionsUnavailableException("mysql-2 is away") { RetryAfter = TimeSpan.FromSeconds(3) };
        using var response = await _client.GetAsync(new Uri("/api/threads", UriKind.Relative));
        var problem = await AssertProblemAsync(response, 503);

        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("mysql-2", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetThreads_Defect_Is500WithoutItsMessage()
    {
        host.Board.ReadFailure = new InvalidOperationException("inside");
        using var response = await _client.GetAsync(new Uri("/api/threads", UriKind.Relative));

        Assert.DoesNotContain("inside", (await AssertProblemAsync(response, 500)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEveryAddressAndLimit()
    {
        var document = await _client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.Equal(
            [
                "/api/account", "/api/account/password", "/api/accounts", "/api/moderation", "/api/search", "/api/threads", "/api/threads/{id}", "/api/threads/{id}/hide",
                "/api/threads/{id}/replies", "/api/threads/{id}/replies/{replyId}", "/api/threads/{id}/replies/{replyId}/hide", "/api/threads/{id}/replies/{replyId}/show",
                "/api/threads/{id}/replies/{replyId}/vote", "/api/threads/{id}/show", "/api/threads/{id}/vote", "/api/token", "/api/token/refresh",
            ],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order());
        var title = document.GetProperty("components").GetProperty("schemas").GetProperty("NewThread").GetProperty("properties").GetProperty("title");
        Assert.Equal((1, PostRules.MaximumTitleLength), (title.GetProperty("minLength").GetInt32(), title.GetProperty("maxLength").GetInt32()));
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage response, int statusCode)
    {
        Assert.Equal(statusCode, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(statusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private static IEnumerable<long> Ids(JsonElement listing) => listing.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64());

    private Task<HttpResponseMessage> PostAsync(string address, object body) => _client.PostAsJsonAsync(address, body);

    private async Task<long> StartAsync()
    {
        using var response = await PostAsync("/api/threads", new { title = "t", body = "b", author = "a" });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }
}
