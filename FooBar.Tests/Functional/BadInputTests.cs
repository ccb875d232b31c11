using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FooBar.Tests.Functional;

/// <summary>What people and programs send that nobody expects, all the way into the real database and back.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class BadInputTests(StackFixture stack)
{
    private const string RightToLeft = "שלום עולם, مرحبا بالعالم";
    private const string Overridden = "photo_\u202Egnp.exe";
    private const string Emoji = "👩‍👩‍👧‍👦 🏳️‍🌈 𝕱";
    private const string Sql = "'; DROP TABLE threads; -- \\' OR 1=1 \" ` /*! SLEEP(9) */ %_ @x := NULL ? {0}";
    private const string Html = "<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}${7*7}&amp;";

    [Theory]
    [InlineData(RightToLeft)]
    [InlineData(Overridden)]
    [InlineData(Emoji)]
    [InlineData(Sql)]
    [InlineData(Html)]
    public async Task Post_AnyText_IsKeptAsItIsInEveryField(string text)
    {
        using var visitor = stack.CreateClient(useCookies: true);
        var author = string.Concat(text.EnumerateRunes().Take(50));
        using var started = await visitor.PostAsJsonAsync("/api/threads", new { title = text, body = text, author });
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var replied = await visitor.PostAsync($"/threads/{id}", Form(("_handler", "reply"), ("body", text), ("author", author)));
        Assert.Equal(HttpStatusCode.SeeOther, replied.StatusCode);
        using var edited = await visitor.PutAsJsonAsync($"/api/threads/{id}", new { title = $"{text} again", body = text, version = 1 });
        Assert.Equal(HttpStatusCode.NoContent, edited.StatusCode);

        var thread = await visitor.GetFromJsonAsync<JsonElement>($"/api/threads/{id}");
        var reply = (await visitor.GetFromJsonAsync<JsonElement>($"/api/threads/{id}/replies")).GetProperty("items")[0];
        using var page = await visitor.GetAsync($"/threads/{id}");
        using var search = await visitor.GetAsync($"/search?q={Uri.EscapeDataString(text)}");

        Assert.Equal(($"{text} again", text, author.Trim()), (Text(thread, "title"), Text(thread, "body"), Text(thread, "author")));
        Assert.Equal((text, author.Trim()), (Text(reply, "body"), Text(reply, "author")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, search.StatusCode));
        Assert.DoesNotContain("<script>alert", await page.Content.ReadAsStringAsync() + await search.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Post_LongestThereIs_IsKeptWhole()
    {
        var body = string.Concat(Enumerable.Repeat("😀", 10_000));
        using var started = await stack.Site.PostAsJsonAsync("/api/threads", new { title = string.Concat(Enumerable.Repeat("😀", 200)), body, author = string.Concat(Enumerable.Repeat("😀", 50)) });

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Equal(body, Text(await started.Content.ReadFromJsonAsync<JsonElement>(), "body"));
    }

    [Fact]
    public async Task Post_ThatIsRefused_SaysWhyAndWritesNothing()
    {
        var mark = $"Refused {Guid.NewGuid():N}";
        var before = await CountAsync();
        (HttpContent Content, HttpStatusCode Status)[] requests =
        [
            (Json(new { title = mark, body = "b\0b", author = "a" }), HttpStatusCode.BadRequest),
            (Json(new { title = mark + "\u001b[2J", body = "b", author = "a" }), HttpStatusCode.BadRequest),
            (Json(new { title = mark, body = "\u200b \u00a0", author = "a" }), HttpStatusCode.BadRequest),
            (Json(new { title = mark, body = "b", author = new string('a', 51) }), HttpStatusCode.BadRequest),
            (Json(new { title = mark, body = new string('b', 10_001), author = "a" }), HttpStatusCode.BadRequest),
            (Raw("""{"title":"\ud800","body":"b","author":"a"}"""u8.ToArray(), "application/json"), HttpStatusCode.BadRequest),
            (Raw([0x7b, 0x22, 0xff, 0xfe, 0x00], "application/json"), HttpStatusCode.BadRequest),
            (Raw([], "application/json"), HttpStatusCode.BadRequest),
            (Raw([0x89, 0x50, 0x4e, 0x47], "image/png"), HttpStatusCode.UnsupportedMediaType),
            (Raw(Encoding.UTF8.GetBytes($"title={mark}"), "application/x-www-form-urlencoded"), HttpStatusCode.UnsupportedMediaType),
            (Json(new { title = mark, body = new string('b', 400_000), author = "a" }), HttpStatusCode.RequestEntityTooLarge),
            (Json(new { title = mark, body = new string('b', 2_000_000), author = "a" }), HttpStatusCode.RequestEntityTooLarge),
        ];
        foreach (var (content, status) in requests)
        {
            using var refused = await stack.Site.PostAsync("/api/threads", content);
            content.Dispose();

            Assert.Equal(status, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(problem.TryGetProperty("errors", out _) || Text(problem, "detail").Length > 0, "The answer says what to do.");
        }

        Assert.Equal(before, await CountAsync());

        async Task<object?> CountAsync() =>
            await Replication.ScalarAsync(stack, (await Replication.RolesAsync(stack)).Primary, "SELECT CONCAT((SELECT MAX(id) FROM foobar.threads), ' ', (SELECT COUNT(*) FROM foobar.replies))");
    }

    [Theory]
    [InlineData("/?before=%F0%9F%98%80", HttpStatusCode.BadRequest)]
    [InlineData("/active?before=' OR 1=1 --", HttpStatusCode.BadRequest)]
    [InlineData("/threads/0", HttpStatusCode.NotFound)]
    [InlineData("/threads/-1", HttpStatusCode.NotFound)]
    [InlineData("/threads/9223372036854775807", HttpStatusCode.NotFound)]
    [InlineData("/threads/9223372036854775808", HttpStatusCode.NotFound)]
    [InlineData("/threads/1%00", HttpStatusCode.BadRequest)]
    [InlineData("/search?q=%22%2B%2D%3E%3C%28%29~*%40", HttpStatusCode.OK)]
    [InlineData("/search?q=%00%1b", HttpStatusCode.OK)]
    [InlineData("/search?q=%ff%fe", HttpStatusCode.OK)]
    [InlineData("/api/search?q=%2Bword%2A%22%29", HttpStatusCode.OK)]
    public async Task Get_AnyAddress_GetsAnAnswerThatSaysWhatIsWrong(string address, HttpStatusCode expected)
    {
        using var response = await stack.Site.GetAsync(address);

        Assert.Equal(expected, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));

    private static JsonContent Json(object value) => JsonContent.Create(value);

    private static ByteArrayContent Raw(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
}
