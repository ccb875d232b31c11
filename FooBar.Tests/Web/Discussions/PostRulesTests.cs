using System.Text;

using FooBar.Web.Discussions;

namespace FooBar.Tests.Web.Discussions;

public sealed class PostRulesTests
{
    [Fact]
    public void CheckThread_GoodInput_ReturnsTrimmedDraftWithLineFeeds()
    {
        var result = PostRules.CheckThread("  A title\t", "\r\none\r\ntwo\rthree\n", " Ada ");

        Assert.True(result.IsValid);
        Assert.Empty(result.Problems);
        Assert.Equal(("A title", "one\ntwo\nthree", "Ada"), (result.Value.Title, result.Value.Body, result.Value.Author));
    }

    [Fact]
    public void CheckThread_NothingSent_NamesEveryField()
    {
        var result = PostRules.CheckThread(null, null, null);

        Assert.False(result.IsValid);
        Assert.Null(result.Value);
        Assert.Equal(["author", "body", "title"], result.Problems.Keys.Order());
    }

    [Fact]
    public void CheckReply_NothingSent_NamesBodyAndAuthor() =>
        Assert.Equal(["author", "body"], PostRules.CheckReply("", "").Problems.Keys.Order());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00a0\u2003")]
    [InlineData("\u200b\u200d\ufeff")]
    public void CheckThread_TitleWithoutVisibleCharacter_IsRefused(string title) =>
        Assert.Equal("Write a title.", PostRules.CheckThread(title, "b", "a").Problems["title"]);

    [Theory]
    [InlineData("x", PostRules.MaximumTitleLength, true)]
    [InlineData("x", PostRules.MaximumTitleLength + 1, false)]
    [InlineData("😀", PostRules.MaximumTitleLength, true)]
    [InlineData("😀", PostRules.MaximumTitleLength + 1, false)]
    public void CheckThread_TitleAtTheLimit_CountsCodePoints(string character, int count, bool isValid)
    {
        var title = new StringBuilder().Insert(0, character, count).ToString();

        Assert.Equal(isValid, PostRules.CheckThread(title, "b", "a").IsValid);
    }

    [Fact]
    public void CheckThread_EveryFieldTooLong_SaysByHowMuch()
    {
        var result = PostRules.CheckThread(new string('t', 201), new string('b', 10_001), new string('a', 51));

        Assert.Equal("Use at most 200 characters; this has 201.", result.Problems["title"]);
        Assert.Equal("Use at most 10,000 characters; this has 10,001.", result.Problems["body"]);
        Assert.Equal("Use at most 50 characters; this has 51.", result.Problems["author"]);
    }

    [Theory]
    [InlineData("a\u0000b", "U+0000")]
    [InlineData("a\u0007b", "U+0007")]
    [InlineData("a\u001bb", "U+001B")]
    [InlineData("a\u007fb", "U+007F")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\tb", "U+0009")]
    public void CheckThread_ControlCharacterInTitle_IsNamed(string title, string name) =>
        Assert.Equal($"Remove the control character {name}.", PostRules.CheckThread(title, "b", "a").Problems["title"]);

    [Fact]
    public void CheckReply_TabsAndLineEndsInBody_AreKept() =>
        Assert.Equal("a\tb\n\nc", PostRules.CheckReply("a\tb\n\nc", "a").Value?.Body);

    [Theory]
    [InlineData('\ud83d')]
    [InlineData('\ude00')]
    public void CheckReply_HalfACharacter_IsRefused(char half) =>
        Assert.StartsWith("Use valid Unicode text", PostRules.CheckReply($"a{half}b", "a").Problems["body"], StringComparison.Ordinal);

    [Theory]
    [InlineData("مرحبا بالعالم")]
    [InlineData("\u202eright to left")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE threads; --")]
    [InlineData("👩‍👩‍👧‍👦")]
    public void CheckReply_UnusualText_IsKeptAsItIs(string body) => Assert.Equal(body, PostRules.CheckReply(body, "a").Value?.Body);
}
