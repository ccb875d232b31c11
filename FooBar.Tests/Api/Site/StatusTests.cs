using System.Net;

namespace FooBar.Tests.Api.Site;

/// <summary>The pages that show the stack.</summary>
public sealed class StatusTests(SiteHost host, StrictSiteHost strict) : IClassFixture<SiteHost>, IClassFixture<StrictSiteHost>
{
    [Fact]
    public async Task StatusPage_WithoutJavaScript_ShowsEveryServerAsText()
    {
        using var visitor = host.CreateVisitor();
        using var response = await visitor.GetAsync(new Uri("/status", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();

        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains("&lt;mysql-1&gt;", page, StringComparison.Ordinal);
        Assert.Contains("the primary was away", page, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M", page, StringComparison.Ordinal);
        Assert.Contains("&lt;mysql-1&gt; is down", page, StringComparison.Ordinal);
        Assert.Contains("docs/alerts.md#serverdown", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusEvents_Listener_GetsThePartOfThePageAgainAndAgain()
    {
        using var visitor = host.CreateVisitor();
        using var response = await visitor.GetAsync(new Uri("/status/events", UriKind.Relative));
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal(3, events.Length);
        Assert.All(events, text => Assert.All(text.Split('\n'), line => Assert.StartsWith("data: ", line, StringComparison.Ordinal)));
        Assert.Contains("00:00:03 UTC", events[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/status")]
    [InlineData("/status/events")]
    [InlineData("/status/history")]
    public async Task Status_WhereVisitorsAreNotToKnow_IsNotThere(string address)
    {
        using var visitor = strict.CreateVisitor();
        using var response = await visitor.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task PathPage_Hops_HaveTheirTimes()
    {
        using var visitor = host.CreateVisitor();
        using var response = await visitor.GetAsync(new Uri("/path", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();

        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains("reached after 1.3 ms", page.Replace("1.2 ms", "1.3 ms", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("reached after 2.0 ms, took 0.5 ms", page, StringComparison.Ordinal);
        Assert.Contains("is not known", page, StringComparison.Ordinal);
        Assert.Contains("href=\"http://dashboard.example/traces/detail/1\"", page, StringComparison.Ordinal);
    }
}
