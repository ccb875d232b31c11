using FooBar.Web.Search;

namespace FooBar.Tests.Web.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("replica lag", "replica|lag")]
    [InlineData("  Replica, REPLICA!", "Replica")]
    [InlineData("the health of it", "health")]
    [InlineData("+a -b \"c d\" (~>*@8", "")]
    [InlineData("+load* -\"balancer\" @4 (x)", "load|balancer")]
    [InlineData("naïve Größe имя", "naïve|Größe|имя")]
    [InlineData("' OR 1=1; DROP TABLE threads; --", "DROP|TABLE|threads")]
    [InlineData("😀😀😀 \u202e\u0007", "")]
    [InlineData("", "")]
    public void Parse_Anything_HasItsWords(string text, string words) => Assert.Equal(words, string.Join('|', SearchQuery.Parse(text).Words));

    [Fact]
    public void Parse_Nothing_HasNoWords() => Assert.False(SearchQuery.Parse(null).HasWords);

    [Fact]
    public void Parse_Huge_IsCut()
    {
        var query = SearchQuery.Parse(string.Concat(Enumerable.Range(0, 1000).Select(number => $"word{number} ")));

        Assert.Equal((SearchQuery.MaximumLength, SearchQuery.MaximumWords), (query.Text.Length, query.Words.Count));
    }
}
