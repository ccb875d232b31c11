namespace FooBar.Chaos.Schedules;

/// <summary>Which fault is made when. The same seed and length give the same schedule.</summary>
internal static class FaultSchedule
{
    /// <summary>How long the load runs before the first fault.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromSeconds(4);

    /// <summary>How long before the end every fault is undone.</summary>
    public static TimeSpan Calm { get; } = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(7);

    // One fault in ten does not wait until its tier is whole again: both servers of a tier may be away at once.
    private const double Reckless = 0.1;

    /// <summary>Makes a schedule.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="length">How long the load runs.</param>
    public static IReadOnlyList<PlannedFault> Create(int seed, TimeSpan length)
    {
        var random = new Random(seed);
        var schedule = new List<PlannedFault>();
        var restsUntil = Enum.GetValues<Tier>().ToDictionary(static tier => tier, static _ => TimeSpan.Zero);
        for (var at = Quiet; ; at += Between(random, ShortestPause, LongestPause))
        {
            // Drawn whether needed or not, so that a fault more or less changes nothing about those after it.
            var (isReckless, tierDraw, faultDraw, holdDraw) = (random.NextDouble() < Reckless, random.NextDouble(), random.NextDouble(), random.NextDouble());
            if (at >= length - Calm)
            {
                return schedule;
            }

            var tiers = Enum.GetValues<Tier>().Where(tier => isReckless || restsUntil[tier] <= at).ToList();
            if (tiers.Count == 0)
            {
                continue;
            }

            var busy = schedule.Where(fault => fault.At + fault.Hold + FaultCatalogue.RestOf(fault.Definition.Tier) > at).Select(static fault => fault.Definition.Target).ToHashSet();
            var tierOf = Choose(tiers, tierDraw);
            var faults = FaultCatalogue.All.Where(fault => fault.Tier == tierOf && !busy.Contains(fault.Target)).ToList();
            if (faults.Count == 0)
            {
                continue;
            }

            var chosen = faults[(int)(faultDraw * faults.Count)];
            var hold = chosen.Shortest + (holdDraw * (chosen.Longest - chosen.Shortest));
            if (at + hold > length - Calm)
            {
                continue;
            }

            schedule.Add(new(at, chosen, hold));
            restsUntil[tierOf] = Later(restsUntil[tierOf], at + hold + FaultCatalogue.RestOf(tierOf));
        }
    }

    private static Tier Choose(List<Tier> tiers, double draw)
    {
        var left = draw * tiers.Sum(FaultCatalogue.WeightOf);
        return tiers.Find(tier => (left -= FaultCatalogue.WeightOf(tier)) < 0);
    }

    private static TimeSpan Between(Random random, TimeSpan shortest, TimeSpan longest) => shortest + (random.NextDouble() * (longest - shortest));

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
