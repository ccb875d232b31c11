namespace FooBar.Tests.Sentinel.Simulation;

/// <summary>Generated histories of crashes, freezes, partitions, lost answers and sentinels that die, under the sentinel's own rules and transitions.</summary>
public sealed class HistoryTests
{
    private const int HistoriesEach = 500;
    private const int RoundsEach = 120;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void History_OfAnySeed_LosesNothingAndHasOneWriter(int batch)
    {
        var promotions = 0;
        for (var seed = batch * HistoriesEach; seed < (batch + 1) * HistoriesEach; seed++)
        {
            try
            {
                promotions += Live(seed);
            }
            catch (Xunit.Sdk.XunitException broken)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}: {broken.Message}");
            }
        }

        // A history in which nothing ever happens proves nothing.
        Assert.True(promotions > HistoriesEach / 4, $"Only {promotions} promotions in {HistoriesEach} histories.");
    }

    private static int Live(int seed)
    {
        var pair = new SimulatedPair(seed);
        var random = new Random(~seed);
        for (var i = 0; i < RoundsEach; i++)
        {
            for (var events = random.Next(6); events > 0; events--)
            {
                pair.Happen();
            }

            pair.Round();
            if (random.Next(40) == 0)
            {
                pair.SwitchOver();
            }

            if (random.Next(60) == 0)
            {
                pair.Reclone();
            }
        }

        pair.Converge();
        Assert.NotEmpty(pair.Acknowledged);
        return pair.Promotions;
    }
}
