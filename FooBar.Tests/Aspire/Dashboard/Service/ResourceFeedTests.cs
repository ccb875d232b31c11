using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Dashboard.Service;

namespace FooBar.Tests.Aspire.Dashboard.Service;

public sealed class ResourceFeedTests
{
    private readonly ResourceFeed _feed = new();

    [Fact]
    public void Subscribe_AfterPublishing_StartsWithTheNewestOfEach()
    {
        _feed.Publish(State("lb", "Starting"));
        _feed.Publish(State("web", "Running"));
        _feed.Publish(State("lb", "Running"));

        using var subscription = _feed.Subscribe();

        Assert.Equal(["lb Running", "web Running"], Texts(subscription.Initial));
    }

    [Fact]
    public async Task NextAsync_AfterManyChanges_GivesTheNewestOfEachOnce()
    {
        using var subscription = _feed.Subscribe();
        for (var i = 0; i < 10_000; i++)
        {
            _feed.Publish(State("lb", $"{i}"));
        }

        _feed.Publish(State("web", "Running"));

        Assert.Equal(["lb 9999", "web Running"], Texts(await subscription.NextAsync(default)));
    }

    [Fact]
    public async Task NextAsync_NothingNew_WaitsForAChange()
    {
        using var subscription = _feed.Subscribe();

        var next = subscription.NextAsync(default);
        Assert.False(next.IsCompleted);
        _feed.Publish(State("lb", "Running"));

        Assert.Equal(["lb Running"], Texts(await next));
    }

    [Fact]
    public async Task Publish_SameStateAgain_IsNoChange()
    {
        _feed.Publish(State("lb", "Running"));
        using var subscription = _feed.Subscribe();

        _feed.Publish(State("lb", "Running"));
        _feed.Publish(State("lb", "Exited"));

        Assert.Equal(["lb Exited"], Texts(await subscription.NextAsync(default)));
    }

    [Fact]
    public async Task NextAsync_WhileManyPublish_LosesNoResourceAndEndsUpToDate()
    {
        using var subscription = _feed.Subscribe();
        var publishing = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i <= 5_000; i++)
            {
                _feed.Publish(State($"r{writer}", $"{i}"));
            }
        })));

        var seen = new Dictionary<string, string>();
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (seen.Count < 4 || seen.Values.Any(state => state != "5000"))
        {
            var changes = await subscription.NextAsync(limit.Token);
            Assert.NotEmpty(changes);
            foreach (var change in changes)
            {
                seen[change.Name] = change.State;
            }
        }

        await publishing;
    }

    [Fact]
    public void Dispose_Subscription_LeavesTheFeed()
    {
        _feed.Subscribe().Dispose();

        Assert.Equal(0, _feed.SubscriptionCount);
    }

    private static Resource State(string name, string state) => new() { Name = name, State = state };

    private static IEnumerable<string> Texts(IEnumerable<Resource> resources) => resources.Select(resource => $"{resource.Name} {resource.State}");
}
