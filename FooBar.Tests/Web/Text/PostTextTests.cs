using FooBar.Web.Text;

namespace FooBar.Tests.Web.Text;

public sealed class PostTextTests
{
    [Fact]
    public void Parse_BlankLines_SplitParagraphs()
    {
        var paragraphs = PostText.Parse("one\ntwo\n\n \t\nthree");

        Assert.Equal([2, 1], paragraphs.Select(paragraph => paragraph.Lines.Count));
        Assert.Equal("three", Assert.Single(paragraphs[1].Lines[0]).Text);
    }

    [Theory]
    [InlineData("https://example.com", "https://example.com", "https://example.com/")]
    [InlineData("see http://example.com/a?b=1&c=2#d.", "http://example.com/a?b=1&c=2#d", "http://example.com/a?b=1&c=2#d")]
    [InlineData("(https://example.com/a)", "https://example.com/a", "https://example.com/a")]
    [InlineData("https://en.wikipedia.org/wiki/Raft_(algorithm), yes", "https://en.wikipedia.org/wiki/Raft_(algorithm)", "https://en.wikipedia.org/wiki/Raft_(algorithm)")]
    [InlineData("HTTPS://EXAMPLE.COM/A!?", "HTTPS://EXAMPLE.COM/A", "https://example.com/A")]
    [InlineData("\"https://example.com/\"", "https://example.com/", "https://example.com/")]
    public void Parse_WebAddress_BecomesALink(string line, string text, string href)
    {
        var link = Assert.Single(OnlyLine(line), span => span.Href is not null);

        Assert.Equal((text, href), (link.Text, link.Href));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("http://")]
    [InlineData("https://[broken")]
    [InlineData("ftp://example.com/")]
    [InlineData("nothttp://example.com is a word of its own")]
    public void Parse_OtherText_HasNoLink(string line) => Assert.DoesNotContain(OnlyLine(line), span => span.Href is not null);

    [Theory]
    [InlineData("plain")]
    [InlineData("  two  https://example.com/ and https://example.org/x, done ")]
    [InlineData("<b onmouseover=alert(1)>https://example.com/</b>")]
    public void Parse_AnyLine_KeepsEveryCharacter(string line) => Assert.Equal(line.TrimEnd(), string.Concat(OnlyLine(line).Select(span => span.Text)));

    [Theory]
    [InlineData("")]
    [InlineData("\n \n\n")]
    public void Parse_NothingVisible_HasNoParagraph(string text) => Assert.Empty(PostText.Parse(text));

    private static IReadOnlyList<PostSpan> OnlyLine(string line) => Assert.Single(Assert.Single(PostText.Parse(line)).Lines);
}
