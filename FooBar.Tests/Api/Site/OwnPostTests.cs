using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Site;

/// <summary>What visitors do with posts that are there: their own and others'.</summary>
public sealed class OwnPostTests(SiteHost host) : IClassFixture<SiteHost>, IDisposable
{
    private readonly HttpClient _author = host.CreateVisitor();
    private readonly HttpClient _other = host.CreateVisitor();

    public void Dispose()
    {
        host.Board.Later = TimeSpan.Zero;
        _author.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task ThreadPage_OwnPost_OffersToChangeItToItsAuthorOnly()
    {
        var id = await StartAsync();

        Assert.Contains($"href=\"/threads/{id}/edit\"", await _author.GetStringAsync($"/threads/{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/threads/{id}/edit\"", await _other.GetStringAsync($"/threads/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditThread_Own_ChangesItAndSaysSo()
    {
        var id = await StartAsync();
        var form = await _author.GetStringAsync($"/threads/{id}/edit");
        using var saved = await SendAsync(_author, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "Changed"), ("body", "*new*"), ("version", "1"));
        var page = await _author.GetStringAsync($"/threads/{id}");

        Assert.Contains("value=\"mine\"", form, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, $"/threads/{id}"), (saved.StatusCode, saved.Headers.Location?.ToString()));
        Assert.Contains("<em>new</em>", page, StringComparison.Ordinal);
        Assert.Contains("edited", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditThread_ChangedInAnotherWindow_KeepsBothTextsUntilSavedAgain()
    {
        var id = await StartAsync();
        using var first = await SendAsync(_author, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "First"), ("body", "first"), ("version", "1"));
        using var second = await SendAsync(_author, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "Second"), ("body", "second text"), ("version", "1"));
        var page = await second.Content.ReadAsStringAsync();
        var stored = await _author.GetStringAsync($"/threads/{id}");
        using var again = await SendAsync(_author, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "Second"), ("body", "second text"), ("version", "2"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("second text", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"2\"", page, StringComparison.Ordinal);
        Assert.Contains("First", stored, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Theory]
    [InlineData("edit-thread", "title", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("edit-thread", "action", "preview", HttpStatusCode.OK)]
    public async Task EditThread_NotSaved_KeepsTheText(string handler, string field, string value, HttpStatusCode expected)
    {
        var id = await StartAsync();
        (string, string)[] fields = [("_handler", handler), ("body", "kept **text**"), ("version", "1"), (field, value)];
        using var response = await SendAsync(_author, $"/threads/{id}/edit", field == "title" ? fields : [.. fields, ("title", "t")]);

        Assert.Equal(expected, response.StatusCode);
        Assert.Contains("kept **text**</textarea>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("mine", await _author.GetStringAsync($"/threads/{id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("delete")]
    public async Task EditThread_SomebodyElses_Is403AndChangesNothing(string action)
    {
        var id = await StartAsync();
        using var form = await _other.GetAsync(new Uri($"/threads/{id}/edit", UriKind.Relative));
        using var sent = await SendAsync(_other, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "Theirs"), ("body", "b"), ("version", "1"), ("action", action));

        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.Contains("mine", await _author.GetStringAsync($"/threads/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditThread_After15Minutes_IsRefusedAndKeepsTheText()
    {
        var id = await StartAsync();
        host.Board.Later = ChangeRules.Window;
        using var sent = await SendAsync(_author, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "Late"), ("body", "late text"), ("version", "1"));

        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.Contains("late text", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OwnReplyThenThread_RemovesThem()
    {
        var id = await StartAsync();
        using var posted = await _author.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = "short-lived", author = "a" });
        var reply = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        using var tooEarly = await SendAsync(_author, $"/threads/{id}/edit", ("_handler", "edit-thread"), ("title", "t"), ("body", "b"), ("version", "1"), ("action", "delete"));
        using var deleted = await SendAsync(_author, $"/threads/{id}/replies/{reply}/edit", ("_handler", "edit-reply"), ("body", "b"), ("version", "1"), ("action", "delete"));

        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);
        Assert.Equal((HttpStatusCode.SeeOther, $"/threads/{id}"), (deleted.StatusCode, deleted.Headers.Location?.ToString()));
        Assert.DoesNotContain("short-lived", await _author.GetStringAsync($"/threads/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vote_AgainAndBack_CountsTheVisitorOnce()
    {
        var id = await StartAsync();
        using var once = await SendAsync(_other, $"/threads/{id}/vote", ("wanted", "true"));
        using var twice = await SendAsync(_other, $"/threads/{id}/vote", ("wanted", "true"));
        var voted = await _other.GetStringAsync($"/threads/{id}");
        using var back = await SendAsync(_other, $"/threads/{id}/vote", ("wanted", "false"));
        var unvoted = await _other.GetStringAsync($"/threads/{id}");

        Assert.Equal((HttpStatusCode.SeeOther, $"/threads/{id}"), (twice.StatusCode, twice.Headers.Location?.ToString()));
        Assert.Contains("aria-pressed=\"true\" aria-label=\"Vote for this thread, 1 so far\"", voted, StringComparison.Ordinal);
        Assert.Contains("aria-pressed=\"false\" aria-label=\"Vote for this thread, 0 so far\"", unvoted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vote_ForOnesOwn_Is403()
    {
        var id = await StartAsync();
        using var response = await SendAsync(_author, $"/threads/{id}/vote", ("wanted", "true"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("/threads/new", "cross-site")]
    [InlineData("/threads/{0}", "same-site")]
    [InlineData("/threads/{0}/vote", "cross-site")]
    [InlineData("/threads/{0}/edit", "cross-site")]
    [InlineData("/api/threads", "cross-site")]
    public async Task Post_FromAnotherSitesPage_Is403AndHasNoEffect(string address, string fetchSite)
    {
        var id = await StartAsync();
        address = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id);
        _author.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        _author.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetchSite);
        using var response = await SendAsync(_author, address, ("_handler", "new-thread"), ("title", "forged"), ("body", "forged"), ("author", "a"), ("wanted", "true"), ("version", "1"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("forged", await _other.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("forged", await _other.GetStringAsync($"/threads/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostForm_WithoutAnyOrigin_Is403()
    {
        using var program = host.CreateProgram();
        using var response = await SendAsync(program, "/threads/new", ("_handler", "new-thread"), ("title", "t"), ("body", "b"), ("author", "a"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task PostThread_WithMoreFieldsThanThereAre_SetsNoneOfThem()
    {
        using var response = await _author.PostAsJsonAsync(
            "/api/threads", new { title = "t", body = "b", author = "a", id = 77, score = 1000, version = 9, createdAt = "2001-01-01T00:00:00Z", hidden = true, owner = Guid.Empty, viewer = new { isAuthor = false } });
        var thread = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((0, 1), (thread.GetProperty("score").GetInt32(), thread.GetProperty("version").GetInt32()));
        Assert.NotEqual(2001, thread.GetProperty("createdAt").GetDateTimeOffset().Year);
        Assert.True(thread.GetProperty("viewer").GetProperty("isAuthor").GetBoolean());
    }

    [Theory]
    [InlineData("1", HttpStatusCode.NoContent)]
    [InlineData("2", HttpStatusCode.Conflict)]
    [InlineData("0", HttpStatusCode.Conflict)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    public async Task PutThread_Version_DecidesWhetherItIsStillTheSame(string version, HttpStatusCode expected)
    {
        var id = await StartAsync();
        using var content = new StringContent($$"""{"title":"t","body":"b","version":{{version}}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await _author.PutAsync(new Uri($"/api/threads/{id}", UriKind.Relative), content);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Feed_Threads_AreEntriesWithAbsoluteAddresses()
    {
        using var posted = await _author.PostAsJsonAsync("/api/threads", new { title = "<Feed> & \uffff", body = "b", author = "a" });
        using var response = await _author.GetAsync(new Uri("/feed.atom", UriKind.Relative));
        var feed = System.Xml.Linq.XDocument.Parse(await response.Content.ReadAsStringAsync());
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = feed.Root!.Elements(atom + "entry").First();

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("<Feed> & ", entry.Element(atom + "title")!.Value);
        Assert.StartsWith($"{_author.BaseAddress}threads/", entry.Element(atom + "id")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sitemap_Index_LeadsToEveryThread()
    {
        var id = await StartAsync();
        var index = await _author.GetStringAsync("/sitemap.xml");
        var sitemap = await _author.GetStringAsync("/sitemaps/1.xml");

        Assert.Contains($"<loc>{_author.BaseAddress}sitemaps/1.xml</loc>", index, StringComparison.Ordinal);
        Assert.Contains($"<loc>{_author.BaseAddress}threads/{id}</loc>", sitemap, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mine", "<mark>mine</mark>")]
    [InlineData("<script>alert(1)</script>", "value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"")]
    [InlineData("of it", "at least three letters")]
    [InlineData("nowhere-to-be-found", "Nothing found")]
    public async Task Search_Words_ShowsWhatWasFoundOrWhatToDo(string words, string expected)
    {
        await StartAsync();
        var page = await _author.GetStringAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient visitor, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await visitor.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    private async Task<long> StartAsync()
    {
        using var response = await _author.PostAsJsonAsync("/api/threads", new { title = "mine", body = "b", author = "a" });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }
}
