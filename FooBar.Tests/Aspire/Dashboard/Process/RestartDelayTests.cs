using Aspire.Hosting.Dashboard.Process;

namespace FooBar.Tests.Aspire.Dashboard.Process;

public sealed class RestartDelayTests
{
    private readonly RestartDelay _delay = new();

    [Fact]
    public void After_EarlyEnds_GrowsUpToHalfAMinute() =>
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 7).Select(_ => _delay.After(TimeSpan.FromSeconds(3)).TotalSeconds));

    [Fact]
    public void After_LongLife_BeginsAgain()
    {
        _delay.After(TimeSpan.Zero);
        _delay.After(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(1), _delay.After(RestartDelay.StableAfter));
    }
}
