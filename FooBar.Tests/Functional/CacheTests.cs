using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional;

/// <summary>The web server's memory of pages.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class CacheTests(StackFixture stack)
{
    [Fact]
    public async Task Page_AskedForAgainAtOnce_ComesFromTheWebServer()
    {
        var address = $"/?probe={Guid.NewGuid():N}";
        using var first = await stack.Site.GetAsync(address);
        HashSet<string> seen = [];
        await Eventually.TrueAsync(
            async token =>
            {
                using var again = await stack.Site.GetAsync(address, token);
                seen.Add(again.Headers.GetValues("X-Cache").Single());
                return seen.Contains("HIT");
            },
            "the page is given out from the cache");

        Assert.Equal("MISS", first.Headers.GetValues("X-Cache").Single());
    }

    [Fact]
    public async Task Page_WhoseAddressEndsAsAnEncodingIsNamed_IsAnotherOnesPage()
    {
        var word = $"word{Guid.NewGuid():N}";
        using var longer = await stack.Site.GetAsync($"/search?q={word}gzip");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/search?q={word}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");

        using var page = await stack.Site.SendAsync(request);

        Assert.Equal(("MISS", "MISS"), (longer.Headers.GetValues("X-Cache").Single(), page.Headers.GetValues("X-Cache").Single()));
        Assert.Equal(["gzip"], page.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Page_ThatWasDeleted_IsReplacedInTheCache()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        using var started = await visitor.PostAsJsonAsync("/api/threads", new { title = $"Gone {Guid.NewGuid():N}", body = "b", author = "Ada" });
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var kept = await Patiently.SendAsync(stack.Site, () => new HttpRequestMessage(HttpMethod.Get, $"/threads/{id}"));
        using var deleted = await visitor.DeleteAsync($"/api/threads/{id}");
        deleted.EnsureSuccessStatusCode();

        // What is given out from the cache is what would be when no application server is left.
        await Eventually.TrueAsync(
            async token =>
            {
                using var gone = await stack.Site.GetAsync($"/threads/{id}", token);
                return gone.StatusCode == System.Net.HttpStatusCode.NotFound && gone.Headers.GetValues("X-Cache").Single() is "HIT" or "STALE" or "UPDATING";
            },
            "the web server keeps that the page is gone");
    }

    [Fact]
    public async Task Page_AfterWhoeverAsksHasPosted_ShowsThePost()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        using var started = await visitor.PostAsJsonAsync("/api/threads", new { title = $"Mine {Guid.NewGuid():N}", body = "b", author = "Ada" });
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        for (var number = 1; number <= 5; number++)
        {
            // Somebody else keeps the page in the cache.
            using var anonymous = await stack.Site.GetAsync($"/threads/{id}");
            using var replied = await visitor.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = $"Reply {number}.", author = "Ada" });
            using var page = await visitor.GetAsync($"/threads/{id}");

            Assert.Equal("BYPASS", page.Headers.GetValues("X-Cache").Single());
            Assert.Contains($"Reply {number}.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_Anonymous_FollowsWhatWasPosted()
    {
        var title = $"Soon {Guid.NewGuid():N}";
        using var before = await stack.Site.GetAsync("/");
        using var posted = await stack.Site.PostAsJsonAsync("/api/threads", new { title, body = "b", author = "Ada" });

        await Eventually.TrueAsync(async token => (await stack.Site.GetStringAsync("/", token)).Contains(title, StringComparison.Ordinal), "everybody sees the new thread");
    }

    [Fact]
    public async Task FirstView_OfTheFrontPage_IsAtMost60KilobytesAndAsksNobodyElse()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var page = await stack.Site.SendAsync(request);
        var transferred = (await page.Content.ReadAsByteArrayAsync()).Length;
        var html = await stack.Site.GetStringAsync("/");
        foreach (var address in System.Text.RegularExpressions.Regex.Matches(html, "<(?:link rel=\"(?:icon|stylesheet)\"|script|img)[^>]*(?:href|src)=\"([^\"]+)\"").Select(match => match.Groups[1].Value))
        {
            Assert.StartsWith("/", address, StringComparison.Ordinal);
            transferred += (await stack.Site.GetByteArrayAsync(address)).Length;
        }

        Assert.Contains("gzip", page.Content.Headers.ContentEncoding);
        Assert.InRange(transferred, 1, 60_000);
    }
}
