using FooBar.Web.Discussions;

namespace FooBar.Tests.Web.Discussions;

public sealed class ChangeRulesTests
{
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly DateTimeOffset Posted = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, 0, 3, ChangeOutcome.Done)]
    [InlineData(true, 899, 3, ChangeOutcome.Done)]
    [InlineData(true, 900, 3, ChangeOutcome.TooLate)]
    [InlineData(true, 0, 2, ChangeOutcome.ChangedMeanwhile)]
    [InlineData(true, 900, 2, ChangeOutcome.TooLate)]
    [InlineData(false, 0, 3, ChangeOutcome.NotYours)]
    [InlineData(false, 900, 2, ChangeOutcome.NotYours)]
    public void DecideEdit_Post_DependsOnWhoAndWhenAndVersion(bool own, int seconds, int version, ChangeOutcome expected) =>
        Assert.Equal(expected, ChangeRules.DecideEdit(new(Author, Posted, Version: 3, ReplyCount: 1), own ? Author : Guid.NewGuid(), version, Posted.AddSeconds(seconds)));

    [Theory]
    [InlineData(true, 0, 0, ChangeOutcome.Done)]
    [InlineData(true, 0, 1, ChangeOutcome.HasReplies)]
    [InlineData(true, 900, 0, ChangeOutcome.TooLate)]
    [InlineData(false, 0, 0, ChangeOutcome.NotYours)]
    public void DecideDelete_Post_DependsOnWhoAndWhenAndReplies(bool own, int seconds, int replies, ChangeOutcome expected) =>
        Assert.Equal(expected, ChangeRules.DecideDelete(new(Author, Posted, Version: 1, replies), own ? Author : Guid.NewGuid(), Posted.AddSeconds(seconds)));

    [Fact]
    public void DecideVote_Post_IsForOthers()
    {
        var post = new PostState(Author, Posted, 1, 0);

        Assert.Equal(ChangeOutcome.OwnPost, ChangeRules.DecideVote(post, Author));
        Assert.Equal(ChangeOutcome.Done, ChangeRules.DecideVote(post, Guid.NewGuid()));
        Assert.Equal(ChangeOutcome.Done, ChangeRules.DecideVote(post with { Owner = null }, Author));
    }

    [Fact]
    public void Decide_NoPost_IsNotFound()
    {
        Assert.Equal(ChangeOutcome.NotFound, ChangeRules.DecideEdit(null, Author, 1, Posted));
        Assert.Equal(ChangeOutcome.NotFound, ChangeRules.DecideDelete(null, Author, Posted));
        Assert.Equal(ChangeOutcome.NotFound, ChangeRules.DecideVote(null, Author));
    }

    [Fact]
    public void DecideEdit_PostThatNobodyOwns_IsNobodys() =>
        Assert.Equal(ChangeOutcome.NotYours, ChangeRules.DecideEdit(new(null, Posted, 1, 0), Guid.Empty, 1, Posted));
}
