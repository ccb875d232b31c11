using System.Net;
using System.Net.Http.Json;

namespace FooBar.Tests.Api.Site;

/// <summary>The website with limits, and for members only.</summary>
public sealed class LimitTests(StrictSiteHost host) : IClassFixture<StrictSiteHost>
{
    [Fact]
    public async Task SignIn_TooOften_Is429EvenWithTheRightPassword()
    {
        using var visitor = host.CreateVisitor();
        var statusCodes = new List<HttpStatusCode>();
        for (var attempt = 0; attempt <= StrictSiteHost.Limit; attempt++)
        {
            using var response = await AccountTests.SendAsync(visitor, "/sign-in", ("_handler", "sign-in"), ("name", attempt % 2 == 0 ? "Target" : "TARGET"), ("password", "wrong password"));
            statusCodes.Add(response.StatusCode);
            Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests, response.Headers.RetryAfter is not null);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Forbidden, StrictSiteHost.Limit), HttpStatusCode.TooManyRequests], statusCodes);
    }

    [Fact]
    public async Task SignIn_ByOtherSpellingsOfTheName_CountsForTheAccount()
    {
        using var member = host.CreateVisitor();
        var name = await AccountTests.RegisterAsync(member);
        using var visitor = host.CreateVisitor();
        var statusCodes = new List<HttpStatusCode>();
        for (var attempt = 0; attempt <= StrictSiteHost.Limit; attempt++)
        {
            var spelling = name.Insert(1, new string('\u00AD', attempt));
            using var response = await AccountTests.SendAsync(visitor, "/sign-in", ("_handler", "sign-in"), ("name", spelling), ("password", "wrong password"));
            statusCodes.Add(response.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Forbidden, StrictSiteHost.Limit), HttpStatusCode.TooManyRequests], statusCodes);
    }

    [Fact]
    public async Task Post_TooOften_Is429AsPageAndAsProblem()
    {
        using var visitor = host.CreateVisitor();
        await AccountTests.RegisterAsync(visitor);
        for (var attempt = 0; attempt < StrictSiteHost.Limit; attempt++)
        {
            using var posted = await visitor.PostAsJsonAsync("/api/threads", new { title = "t", body = "b" });
            Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        }

        using var problem = await visitor.PostAsJsonAsync("/api/threads", new { title = "t", body = "b" });
        using var page = await AccountTests.SendAsync(visitor, "/threads/1/vote", ("wanted", "true"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Contains("Slowly, please", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(page.Headers.RetryAfter);
    }

    [Fact]
    public async Task Post_ByAGuestWhereOnlyMembersMay_SaysSoAndKeepsTheText()
    {
        using var guest = host.CreateVisitor();
        var form = await guest.GetStringAsync("/threads/new");
        using var sent = await AccountTests.SendAsync(guest, "/threads/new", ("_handler", "new-thread"), ("title", "t"), ("body", "kept text"), ("author", "Guest"));
        var page = await sent.Content.ReadAsStringAsync();

        Assert.DoesNotContain("name=\"author\"", form, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("kept text", page, StringComparison.Ordinal);
        Assert.Contains("only members can post", page, StringComparison.Ordinal);
    }
}
