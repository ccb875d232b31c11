using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace FooBar.Tests.Api.Site;

/// <summary>Which answers may be kept, and what becomes of a request for one that was.</summary>
public sealed class CachingTests(SiteHost host) : IClassFixture<SiteHost>, IDisposable
{
    private readonly HttpClient _visitor = host.CreateVisitor();

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [InlineData("/", "public, max-age=0, s-maxage=1, stale-while-revalidate=4")]
    [InlineData("/threads/new", "public, max-age=0, s-maxage=1, stale-while-revalidate=4")]
    [InlineData("/feed.atom", "public, max-age=0, s-maxage=1, stale-while-revalidate=4")]
    [InlineData("/api/threads", "private, no-cache")]
    [InlineData("/nothing", "public, max-age=0, s-maxage=1, stale-while-revalidate=4")]
    [InlineData("/api/nothing", "private, no-cache")]
    public async Task Answer_ToWhoeverOnlyReads_MayBeKeptWhereItIsAPage(string address, string expected)
    {
        using var response = await _visitor.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(Order(expected), Order(response.Headers.GetValues("Cache-Control").Single()));
    }

    [Fact]
    public async Task Page_ForWhoeverHasPosted_IsTheirsAlone()
    {
        using var posted = await _visitor.PostAsJsonAsync("/api/threads", new { title = "t", body = "b", author = "a" });
        using var response = await _visitor.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(Order("private, no-cache"), Order(response.Headers.GetValues("Cache-Control").Single()));
    }

    [Theory]
    [InlineData("/threads/new")]
    [InlineData("/api/threads")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/sitemap.xml")]
    public async Task Get_WithTheTagOfWhatIsThere_Is304WithoutBody(string address)
    {
        using var first = await _visitor.GetAsync(new Uri(address, UriKind.Relative));
        using var again = await GetAsync(address, $"\"other\", W/{first.Headers.ETag}");
        using var other = await GetAsync(address, "\"other\"");

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Get_WhatWasChangedSince_HasAnotherTag()
    {
        using var first = await _visitor.GetAsync(new Uri("/api/threads", UriKind.Relative));
        using var posted = await _visitor.PostAsJsonAsync("/api/threads", new { title = "t", body = "b", author = "a" });
        using var second = await GetAsync("/api/threads", first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("br;q=1, GZIP;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    [InlineData(null, false)]
    public async Task Get_ForWhoeverTakesGzip_IsCompressed(string? accepted, bool expected)
    {
        using var response = await GetAsync("/threads/new", "Accept-Encoding", accepted);
        var plain = await _visitor.GetStringAsync(new Uri("/threads/new", UriKind.Relative));

        Assert.Equal((expected, expected), (response.Content.Headers.ContentEncoding.SequenceEqual(["gzip"]), response.Headers.ETag!.IsWeak));
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        using var text = new StreamReader(expected ? new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new MemoryStream(bytes));
        Assert.Equal(WithoutKey(plain), WithoutKey(await text.ReadToEndAsync()));
    }

    [Fact]
    public async Task Get_WithTheTagOfTheCompressedAnswer_Is304()
    {
        using var first = await GetAsync("/sign-in", "Accept-Encoding", "gzip");
        using var again = await GetAsync("/sign-in", first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Get_ShortAnswer_ComesAsItIs()
    {
        using var response = await GetAsync("/api/threads?limit=1", "Accept-Encoding", "gzip");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Empty(response.Headers.Vary);
    }

    private static string Order(string cacheControl) => string.Join(", ", cacheControl.Split(", ").Order(StringComparer.Ordinal));

    // A form has another key each minute.
    private static string WithoutKey(string page) => Regex.Replace(page, "name=\"idempotency-key\" value=\"[^\"]*\"", "");

    private Task<HttpResponseMessage> GetAsync(string address, string tags) => GetAsync(address, "If-None-Match", tags);

    private async Task<HttpResponseMessage> GetAsync(string address, string header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await _visitor.SendAsync(request);
    }
}
