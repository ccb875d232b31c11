using FooBar.Api.Seeding;
using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Seeding;

public sealed class SeedDataTests
{
    private static readonly IReadOnlyList<SeedThread> Threads = SeedData.Load();

    [Fact]
    public void Load_Always_KeepsTheRulesOfEveryPost()
    {
        Assert.All(Threads, thread => Assert.Empty(PostRules.CheckThread(thread.Title, thread.Body, thread.Author).Problems));
        Assert.All(Threads.SelectMany(thread => thread.Replies), reply => Assert.Empty(PostRules.CheckReply(reply.Body, reply.Author).Problems));
    }

    [Fact]
    public void Load_Always_HasRepliesAfterTheirThreadAndNoneInTheFuture() => Assert.All(Threads, thread =>
    {
        var ages = thread.Replies.Select(reply => reply.MinutesAgo).ToList();
        Assert.Equal(ages.OrderDescending(), ages);
        Assert.All(ages, age => Assert.InRange(age, 0, thread.MinutesAgo));
    });
}
