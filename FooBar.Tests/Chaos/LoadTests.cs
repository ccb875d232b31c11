using System.Collections.Concurrent;
using FooBar.Chaos.Failover;
using FooBar.Chaos.Load;
using Microsoft.Extensions.Time.Testing;
using static FooBar.Tests.Chaos.RunRecords;

namespace FooBar.Tests.Chaos;

public sealed class LoadTests
{
    [Fact]
    public async Task OpenLoop_NothingIsAnswered_GoesOnSending()
    {
        var time = new FakeTimeProvider();
        var answer = new TaskCompletionSource();
        var sent = new ConcurrentQueue<int>();
        using var stop = new CancellationTokenSource();
        var loop = OpenLoop.RunAsync(new RunClock(time), 10, number => { sent.Enqueue(number); return answer.Task; }, stop.Token);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(SpinWait.SpinUntil(() => sent.Count >= 11, TimeSpan.FromSeconds(30)));
        Assert.Equal(Enumerable.Range(0, 11), sent);

        await stop.CancelAsync();
        Assert.False(loop.IsCompleted);
        answer.SetResult();
        await loop;
        Assert.Equal(11, sent.Count);
    }

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void Percentiles_OfAHundred_NearestRank(double share, int expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), Percentiles.Of(Enumerable.Range(1, 100).Reverse().Select(static second => TimeSpan.FromSeconds(second)), share));

    [Fact]
    public void WriteGap_AroundAFault_IsTheLongestPauseThatReachesIntoIt()
    {
        var acknowledgements = new[] { 1.0, 5.0, 5.1, 5.2, 7.2, 7.3, 20.0 }.Select(static (at, number) => Post($"k{number}", number, at, at, "mysql-1"));

        Assert.Equal(TimeSpan.FromSeconds(2), WriteGap.Longest(acknowledgements, TimeSpan.FromSeconds(5.15), TimeSpan.FromSeconds(7.25)));
    }
}
