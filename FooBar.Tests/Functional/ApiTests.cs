using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class ApiTests(StackFixture stack)
{
    [Fact]
    public async Task Threads_Posted_AreListedNewestFirstAndPaged()
    {
        var titles = Enumerable.Range(1, 5).Select(i => $"Paging {Guid.NewGuid():N} {i}").ToList();
        foreach (var title in titles)
        {
            using var created = await stack.Site.PostAsJsonAsync("/api/threads", new { title, body = "For the list.", author = "Ada" });
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            Assert.NotNull(created.Headers.Location);
        }

        await Replication.CaughtUpAsync(stack);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await stack.Site.GetFromJsonAsync<JsonElement>($"/api/threads?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null && seen.Count < 5);

        Assert.Equal(Enumerable.Reverse(titles), seen.Take(5));
    }

    [Theory]
    [InlineData("""{"title":"","body":"b","author":"a"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"title":"t","body":"b"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"title":"t","body":"b","author":""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("title=t&body=b&author=a", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Post_ThatIsWrong_GetsProblemDetails(string body, string contentType, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));

        using var response = await stack.Site.PostAsync("/api/threads", content);

        await AssertProblemAsync(response, expected);
    }

    [Theory]
    [InlineData("/api/threads?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/threads?limit=101", HttpStatusCode.BadRequest)]
    [InlineData("/api/threads?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/threads?cursor=%00nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/api/threads/999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/threads/999999999/replies", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    public async Task Get_ThatIsWrong_GetsProblemDetails(string path, HttpStatusCode expected)
    {
        using var response = await stack.Site.GetAsync(path);

        await AssertProblemAsync(response, expected);
    }

    [Fact]
    public async Task Post_LargerThanTheLimit_Gets413()
    {
        using var content = new StringContent(new string('x', 5_000_000), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/threads") { Content = content };
        request.Headers.ExpectContinue = true;

        using var response = await stack.Site.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Text_WithMarkup_IsShownAsText()
    {
        const string Attack = "<script>alert('x')</script>";
        using var created = await stack.Site.PostAsJsonAsync("/api/threads", new { title = Attack, body = Attack, author = "Mallory" });
        await Replication.CaughtUpAsync(stack);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        var page = await stack.Site.GetStringAsync($"/threads/{id}");

        Assert.DoesNotContain(Attack, page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
    }
}
