using FooBar.Api.Seeding;
using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Seeding;

public sealed class GeneratedTextTests
{
    private static readonly long[] Numbers = [.. Enumerable.Range(0, 500), 999_999, 99_999_999];

    [Fact]
    public void Texts_Always_KeepTheRulesOfEveryPostAndCanStandInAStatement() => Assert.All(Numbers, number =>
    {
        var (title, body, author, reply) = (GeneratedText.Title(number), GeneratedText.Body(number), GeneratedText.Author(number, 0), GeneratedText.Reply(number, 3));

        Assert.Empty(PostRules.CheckThread(title, body, author).Problems);
        Assert.Empty(PostRules.CheckReply(reply, author).Problems);
        Assert.Equal(-1, (title + body + author + reply).AsSpan().IndexOfAny("'\\@"));
    });

    [Fact]
    public void Texts_OfTheSameNumber_AreTheSame() => Assert.Equal(GeneratedText.Body(17), GeneratedText.Body(17));

    [Fact]
    public void Replies_OfManyThreads_AreOneOnAverage() => Assert.InRange(Enumerable.Range(0, 10_000).Average(static number => GeneratedText.Replies(number)), 0.95, 1.05);

    [Fact]
    public void RareWord_OfManyThreads_IsTheSameForAFewAndBeginsNoOther()
    {
        var words = Enumerable.Range(0, 200_000).GroupBy(static number => GeneratedText.RareWord(number)).ToList();

        Assert.All(words, static word => Assert.Equal((8, GeneratedText.ThreadsOfAWord), (word.Key.Length, word.Count())));
    }
}
