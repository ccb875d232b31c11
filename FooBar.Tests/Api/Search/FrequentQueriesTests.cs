using FooBar.Api.Search;
using FooBar.Web.Search;

namespace FooBar.Tests.Api.Search;

public sealed class FrequentQueriesTests
{
    [Theory]
    [InlineData("load balancer", true)]
    [InlineData("BALANCER, Load!", true)]
    [InlineData("load", false)]
    [InlineData("load balancers", false)]
    public void Contains_AfterAdd_KnowsTheSameWordsInAnyOrderAndCase(string text, bool expected)
    {
        using var queries = new FrequentQueries();

        queries.Add(SearchQuery.Parse("load balancer"));

        Assert.Equal(expected, queries.Contains(SearchQuery.Parse(text)));
    }

    [Fact]
    public void Add_MoreThanFit_KeepsNoMore()
    {
        using var queries = new FrequentQueries();
        var all = Enumerable.Range(0, FrequentQueries.Capacity + 100).Select(number => SearchQuery.Parse($"word{number}")).ToList();

        all.ForEach(queries.Add);

        Assert.InRange(all.Count(queries.Contains), 1, FrequentQueries.Capacity);
    }
}
