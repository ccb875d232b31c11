using System.Text;

using FooBar.Web.Search;

namespace FooBar.Tests.Web.Search;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("The load balancer loads.", "load", "The |[load]| balancer |[loads]|.")]
    [InlineData("LOAD, reload", "load", "[LOAD]|, reload")]
    [InlineData("one two", "two|one", "[one]| |[two]")]
    [InlineData("Größe und größer", "größe", "[Größe]| und |[größer]")]
    [InlineData("<b>load</b>", "load", "<b>|[load]|</b>")]
    [InlineData("nothing", "load", "nothing")]
    [InlineData("", "load", "")]
    public void Split_Text_MarksTheWordsThatBeginSo(string text, string words, string expected) =>
        Assert.Equal(expected, string.Join('|', Highlight.Split(text, words.Split('|')).Select(part => part.IsHit ? $"[{part.Text}]" : part.Text)));

    [Fact]
    public void Passage_HitFarIntoTheText_BeginsShortlyBeforeIt()
    {
        var text = string.Join(' ', Enumerable.Repeat("filler", 100)) + " needle " + string.Join(' ', Enumerable.Repeat("filler", 100));

        var passage = Highlight.Passage(text, ["needle"], 100);

        Assert.InRange(passage.Length, 60, 110);
        Assert.Contains(" needle ", passage, StringComparison.Ordinal);
        Assert.StartsWith("… filler", passage, StringComparison.Ordinal);
        Assert.EndsWith("filler …", passage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", 100, "short")]
    [InlineData("no hit in this long text", 10, "no hit in …")]
    public void Passage_NoHit_IsTheBeginning(string text, int length, string expected) => Assert.Equal(expected, Highlight.Passage(text, ["needle"], length));

    [Fact]
    public void Passage_OneLongWord_IsNotCutInsideACharacter()
    {
        var passage = Highlight.Passage(string.Concat(Enumerable.Repeat("😀", 300)), ["needle"], 101);

        Assert.DoesNotContain(Rune.ReplacementChar, passage.EnumerateRunes());
    }
}
