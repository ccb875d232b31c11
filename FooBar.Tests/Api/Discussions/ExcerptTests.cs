using FooBar.Api.Discussions;

namespace FooBar.Tests.Api.Discussions;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("one\n\ntwo\t three ", "one two three")]
    [InlineData("\n", "")]
    public void Of_ShortText_IsTheTextOnOneLine(string start, string expected) => Assert.Equal(expected, Excerpt.Of(start));

    [Fact]
    public void Of_ExactlyTheLength_HasNoEllipsis()
    {
        var text = new string('x', Excerpt.Length);

        Assert.Equal(text, Excerpt.Of(text));
    }

    [Fact]
    public void Of_LongText_EndsAfterAWord() =>
        Assert.Equal(string.Join(' ', Enumerable.Repeat("word", Excerpt.Length / 5)) + "…", Excerpt.Of(string.Join(' ', Enumerable.Repeat("word", 50)).AsSpan(0, Excerpt.Length + 1)));

    [Fact]
    public void Of_OneLongWord_IsCutBetweenCharacters()
    {
        var excerpt = Excerpt.Of(string.Concat(Enumerable.Repeat("😀", Excerpt.Length + 1)));

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", Excerpt.Length)) + "…", excerpt);
    }
}
