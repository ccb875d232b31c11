using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Site;

public sealed partial class PageTests(SiteHost host) : IClassFixture<SiteHost>, IDisposable
{
    private readonly HttpClient _visitor = host.CreateVisitor();

    public void Dispose()
    {
        host.Board.ReadFailure = host.Board.WriteFailure = null;
        host.Board.Later = TimeSpan.Zero;
        host.Board.OnlyNewest = false;
        _visitor.Dispose();
    }

    [Fact]
    public async Task FrontPage_ManyThreads_LeadsToOlderOnesAndBack()
    {
        for (var number = 1; number <= 21; number++)
        {
            await StartAsync($"Paged {number}");
        }

        var first = await _visitor.GetStringAsync("/");
        var second = await _visitor.GetStringAsync(Regex.Match(first, "href=\"(/\\?before=[^\"]+)\"").Groups[1].Value);

        Assert.Contains("Paged 21", first, StringComparison.Ordinal);
        Assert.DoesNotContain(">Paged 1<", first, StringComparison.Ordinal);
        Assert.Contains(">Paged 1<", second, StringComparison.Ordinal);
        Assert.Contains("Back to the first page", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/threads/{0}")]
    public async Task Page_WithMarkupInEveryField_ShowsItAsText(string address)
    {
        const string Attack = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
        var id = await StartAsync(Attack, Attack, Attack[..50]);
        await _visitor.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = Attack + " https://example.com/\"onclick=alert(3)", author = Attack[..50] });

        var page = await _visitor.GetStringAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<[^>]*\\son[a-z]+=", QuotedValue().Replace(page, ""));
    }

    [Fact]
    public async Task ThreadPage_ManyReplies_ShowsTheLatestInOrderAndLeadsToEarlierOnes()
    {
        var id = await StartAsync("Long");
        for (var number = 1; number <= 51; number++)
        {
            await _visitor.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = $"Reply {number}.", author = "a" });
        }

        var page = await _visitor.GetStringAsync($"/threads/{id}");
        var earlier = await _visitor.GetStringAsync(WebUtility.HtmlDecode(Regex.Match(page, "href=\"(/threads/[0-9]+\\?before=[^\"#]+)").Groups[1].Value));

        Assert.DoesNotContain("Reply 1.", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Reply 2.", StringComparison.Ordinal) < page.IndexOf("Reply 51.", StringComparison.Ordinal));
        Assert.Contains("Reply 1.", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("Reply 2.", earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewThread_GoodForm_RedirectsToItsThread()
    {
        using var response = await PostFormAsync("/threads/new", "new-thread", ("title", "By form"), ("body", "one\r\ntwo"), ("author", "Ada"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Contains("one<br", await _visitor.GetStringAsync(response.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_GoodForm_RedirectsToItsPlaceInTheThread()
    {
        var id = await StartAsync("Replied to");
        using var response = await PostFormAsync($"/threads/{id}", "reply", ("body", "By form"), ("author", "Ada"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Matches($"^/threads/{id}#reply-[0-9]+$", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task NewThread_BadForm_KeepsWhatWasTypedAndSaysWhatIsWrong()
    {
        using var response = await PostFormAsync("/threads/new", "new-thread", ("title", ""), ("body", "kept <b>\nas it is"), ("author", new string('x', 51)));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"title-problem\">Write a title.", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"author-problem author-hint\"", page, StringComparison.Ordinal);
        Assert.Contains("kept &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains(new string('x', 51), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Your text is still here: try again")]
    [InlineData(true, "look at the board before you send it again")]
    public async Task NewThread_DatabaseDown_KeepsWhatWasTyped(bool outcomeUnknown, string advice)
    {
        host.Board.WriteFailure = new DiscussionsUnavailableException("mysql-1 is away") { OutcomeUnknown = outcomeUnknown };
        using var response = await PostFormAsync("/threads/new", "new-thread", ("title", "t"), ("body", "ten minutes of writing"), ("author", "a"));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("ten minutes of writing", page, StringComparison.Ordinal);
        Assert.Contains(advice, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_NothingCanBeRead_KeepsWhatWasTyped()
    {
        var id = await StartAsync("Away");
        host.Board.ReadFailure = host.Board.WriteFailure = new DiscussionsUnavailableException("all away");
        using var response = await PostFormAsync($"/threads/{id}", "reply", ("body", "ten minutes of writing"), ("author", "a"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("ten minutes of writing", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/threads/999999", 404)]
    [InlineData("GET", "/threads/abc", 404)]
    [InlineData("GET", "/?before=zzz", 400)]
    [InlineData("GET", "/active?before=zzz", 400)]
    [InlineData("GET", "/threads/1/replies/999999", 404)]
    [InlineData("GET", "/threads/999999/edit", 404)]
    [InlineData("GET", "/sitemaps/99.xml", 404)]
    [InlineData("GET", "/sitemaps/9223372036854775807.xml", 404)]
    [InlineData("POST", "/threads/999999/vote", 400)]
    [InlineData("DELETE", "/", 405)]
    public async Task Page_ThatIsNotThere_IsAPageOfTheSite(string method, string address, int statusCode)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await _visitor.SendAsync(request);

        Assert.Equal(statusCode, (int)response.StatusCode);
        Assert.Contains("To the front page", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FrontPage_DatabaseDown_Is503WithRetryAfterAndNoSecret()
    {
        host.Board.ReadFailure = new DiscussionsUnavailableException("mysql-2 is away");
        using var response = await _visitor.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.DoesNotContain("mysql-2", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FrontPage_Defect_IsA500PageOfTheSiteThatTellsNothingOfTheInside()
    {
        host.Board.ReadFailure = new InvalidOperationException("the inside");
        using var response = await _visitor.GetAsync(new Uri("/", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("To the front page", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the inside", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/api/threads")]
    public async Task Answer_Any_CarriesTheSecurityHeadersAndWhoServed(string address)
    {
        using var response = await _visitor.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("api-7", Assert.Single(response.Headers.GetValues("X-Served-By")));
        Assert.Equal("mysql-8", Assert.Single(response.Headers.GetValues("X-Database")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData(true, "One hit")]
    [InlineData(false, "Nothing found among the newest posts")]
    public async Task Search_WhereOnlyTheNewestWereLookedAt_SaysSo(bool exists, string summary)
    {
        var word = $"word{Guid.NewGuid():N}";
        if (exists)
        {
            await StartAsync(word);
        }

        host.Board.OnlyNewest = true;

        var page = await _visitor.GetStringAsync($"/search?q={word}");
        var answer = await _visitor.GetFromJsonAsync<JsonElement>($"/api/search?q={word}");

        Assert.Contains(summary, page, StringComparison.Ordinal);
        Assert.Contains("only the newest were looked at", page, StringComparison.Ordinal);
        Assert.True(answer.GetProperty("onlyNewest").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("nextCursor").ValueKind);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/token")]
    public async Task Post_MultipartBodyWithoutItsEnd_Is400(string address)
    {
        using var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAda");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var response = await _visitor.PostAsync(new Uri(address, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Head_Page_AnswersAsGetWithoutBody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await _visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/threads/new")]
    [InlineData("/search?q=words")]
    public async Task Page_WhoeverOnlyReads_GetsNoCookie(string address)
    {
        using var response = await _visitor.GetAsync(new Uri(address, UriKind.Relative));

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    private async Task<long> StartAsync(string title, string body = "b", string author = "a")
    {
        using var response = await _visitor.PostAsJsonAsync("/api/threads", new { title, body, author });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private async Task<HttpResponseMessage> PostFormAsync(string address, string handler, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Prepend(("_handler", handler)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await _visitor.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex QuotedValue();
}
