namespace FooBar.Chaos.Schedules;

/// <summary>Every fault that can be made, and how long each tier is left alone after one.</summary>
internal static class FaultCatalogue
{
    /// <summary>The faults.</summary>
    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        // A killed database server is started by the sentinel. One that is frozen may be killed by it before it is resumed here.
        .. Each(Tier.Database, ["mysql-1", "mysql-2"], (FaultKind.Kill, 0, 0), (FaultKind.Freeze, 1, 12), (FaultKind.Restart, 0, 0), (FaultKind.CutOff, 3, 10)),
        .. Each(Tier.Database, ["pair"], (FaultKind.Switchover, 0, 0)),
        .. Each(Tier.Application, ["api-1", "api-2"], (FaultKind.Kill, 2, 5), (FaultKind.Freeze, 1, 6), (FaultKind.Restart, 0, 0), (FaultKind.Drain, 2, 8)),
        .. Each(Tier.Web, ["web"], (FaultKind.Kill, 2, 6), (FaultKind.Freeze, 1, 6), (FaultKind.Reload, 0, 0)),
        .. Each(Tier.Balancer, ["lb"], (FaultKind.Reload, 0, 0)),
        .. Each(Tier.Sentinel, ["sentinel"], (FaultKind.Kill, 1, 6), (FaultKind.Freeze, 1, 8)),
    ];

    /// <summary>How long a tier is left alone after a fault, so that most faults meet a tier that is whole.</summary>
    public static TimeSpan RestOf(Tier tier) => TimeSpan.FromSeconds(tier switch
    {
        Tier.Database => 25,
        Tier.Application => 15,
        Tier.Web => 10,
        _ => 8,
    });

    /// <summary>How often a tier is chosen, against the others.</summary>
    public static int WeightOf(Tier tier) => tier switch
    {
        Tier.Database => 5,
        Tier.Application => 3,
        Tier.Web => 2,
        _ => 1,
    };

    private static IEnumerable<FaultDefinition> Each(Tier tier, string[] targets, params (FaultKind Kind, int Shortest, int Longest)[] kinds) =>
        targets.SelectMany(target => kinds.Select(kind =>
            new FaultDefinition(kind.Kind, target, tier, TimeSpan.FromSeconds(kind.Shortest), TimeSpan.FromSeconds(kind.Longest))));
}
