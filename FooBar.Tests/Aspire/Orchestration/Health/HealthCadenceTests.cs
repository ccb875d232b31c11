using Aspire.Hosting.Orchestration.Health;

namespace FooBar.Tests.Aspire.Orchestration.Health;

public sealed class HealthCadenceTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(2_000, 100)]
    [InlineData(6_000, 300)]
    [InlineData(60_000, 3_000)]
    [InlineData(3_600_000, 5_000)]
    public void Unhealthy_For_GrowsWithTheTimeAndStaysWithinItsBounds(int unhealthyMilliseconds, int expectedMilliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expectedMilliseconds), HealthCadence.Unhealthy(TimeSpan.FromMilliseconds(unhealthyMilliseconds)));
}
