using System.Net;
using System.Text.RegularExpressions;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed partial class StaticFileTests(StackFixture stack)
{
    [Fact]
    public async Task Stylesheet_OfThePage_ComesFromNginxCompressedAndImmutable()
    {
        var page = await stack.Site.GetStringAsync("/");
        var path = StylesheetPath().Match(page).Groups["path"].Value;
        Assert.NotEmpty(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stack.Site.BaseAddress!, path));
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await stack.Site.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("gzip", response.Content.Headers.ContentEncoding);
        Assert.True(response.Headers.CacheControl?.MaxAge >= TimeSpan.FromDays(365), $"{response.Headers.CacheControl}");
        Assert.Contains("immutable", response.Headers.CacheControl!.Extensions.Select(extension => extension.Name));
        Assert.False(response.Headers.Contains("X-Served-By"), "An application server answered.");
    }

    [Fact]
    public async Task Stylesheet_AskedForAgain_ComesFromTheEdgeToWhoeverTakesItCompressed()
    {
        var path = StylesheetPath().Match(await stack.Site.GetStringAsync("/")).Groups["path"].Value;
        using var first = await GetAsync(path, "gzip");
        using var again = await GetAsync(path, "gzip");
        using var plain = await GetAsync(path, "identity");

        // Only who has an answer says how old it is.
        Assert.NotNull(again.Headers.Age);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Null(plain.Headers.Age);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task StaticFile_WithoutFingerprint_IsRevalidated()
    {
        using var first = await stack.Site.GetAsync("/favicon.svg");
        first.EnsureSuccessStatusCode();
        Assert.False(first.Headers.Contains("X-Served-By"), "An application server answered.");
        Assert.True(first.Headers.CacheControl?.MaxAge < TimeSpan.FromDays(1) || first.Headers.CacheControl?.NoCache == true, $"{first.Headers.CacheControl}");

        using var again = new HttpRequestMessage(HttpMethod.Get, "/favicon.svg");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await stack.Site.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task StaticFile_ThatDoesNotExist_IsTheSitesOwnNotFoundPage()
    {
        using var response = await stack.Site.GetAsync("/no-such-file.css");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stack.Site.BaseAddress!, path));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await stack.Site.SendAsync(request);
    }

    [GeneratedRegex("""<link[^>]+href="(?<path>[^"]+\.css)"[^>]*>""")]
    private static partial Regex StylesheetPath();
}
