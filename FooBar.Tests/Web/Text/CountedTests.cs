using FooBar.Web.Text;

namespace FooBar.Tests.Web.Text;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "no replies")]
    [InlineData(1, "1 reply")]
    [InlineData(1204, "1,204 replies")]
    public void Replies_Count_IsSaidInWords(int count, string expected) => Assert.Equal(expected, Counted.Replies(count));

    [Theory]
    [InlineData(0, "0 votes")]
    [InlineData(1, "1 vote")]
    [InlineData(1204, "1,204 votes")]
    public void Votes_Count_IsSaidInWords(int count, string expected) => Assert.Equal(expected, Counted.Votes(count));
}
