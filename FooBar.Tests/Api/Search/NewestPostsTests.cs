using FooBar.Api.Search;
using FooBar.Web.Search;

using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.Api.Search;

public sealed class NewestPostsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("load", 2)]
    [InlineData("LOAD balancer", 1)]
    [InlineData("absent", 0)]
    public void CountOf_Words_CountsThePostsThatHaveAll(string text, int expected)
    {
        var posts = new NewestPosts(_clock);

        posts.Keep(["A load balancer, a load", "Loads of them", "Nothing"]);

        Assert.Equal(expected, posts.CountOf(SearchQuery.Parse(text)));
    }

    [Fact]
    public void IsStale_AfterAMinute_AsksForOthers()
    {
        var posts = new NewestPosts(_clock);
        var atFirst = (posts.IsStale, posts.CountOf(SearchQuery.Parse("load")));
        posts.Keep([]);
        var kept = posts.IsStale;
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal((true, 0), atFirst);
        Assert.Equal((false, true), (kept, posts.IsStale));
    }
}
