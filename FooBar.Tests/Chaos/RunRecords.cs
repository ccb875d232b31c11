using FooBar.Chaos.Faults;
using FooBar.Chaos.Invariants;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;
using FooBar.Chaos.Stack;

namespace FooBar.Tests.Chaos;

/// <summary>Runs that never happened, for what judges and reports them.</summary>
internal static class RunRecords
{
    /// <summary>A run of two posts, a failover between them and a page, in which nothing went wrong.</summary>
    public static RunRecord Sound { get; } = new()
    {
        Seed = 7,
        Began = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Length = TimeSpan.FromMinutes(1),
        Requests = [Request(RequestKind.Write, 1, 2), Request(RequestKind.Write, 10, 12), Request(RequestKind.Read, 20, 21)],
        Acknowledgements = [Post("a", 1, 1, 2, "mysql-1"), Post("b", 2, 10, 12, "mysql-2")],
        Keys = ["a", "b"],
        Faults = [Fault("mysql-1", Tier.Database, 5, 15)],
        Changes = [new(TimeSpan.Zero, new(1, "mysql-1", "Sync", "InSync")), new(TimeSpan.FromSeconds(6), null), new(TimeSpan.FromSeconds(9), new(2, "mysql-2", "Solo", "ReplicaDown"))],
        Final = [Data("mysql-1", (1, "a"), (2, "b")), Data("mysql-2", (1, "a"), (2, "b"))],
        NotWhole = null,
    };

    public static RequestRecord Request(RequestKind kind, double sent, double ended, Outcome outcome = Outcome.Succeeded) =>
        new(kind, "/api/threads", TimeSpan.FromSeconds(sent), TimeSpan.FromSeconds(ended), outcome, "200 api-1 mysql-2");

    public static Acknowledgement Post(string key, long id, double sent, double acknowledged, string server) =>
        new(key, id, TimeSpan.FromSeconds(sent), TimeSpan.FromSeconds(acknowledged), server);

    public static FaultRecord Fault(string target, Tier tier, double began, double? recovered) => new(
        new(TimeSpan.FromSeconds(began), new(FaultKind.Kill, target, tier, default, default), default),
        TimeSpan.FromSeconds(began),
        TimeSpan.FromSeconds(began),
        recovered is { } at ? TimeSpan.FromSeconds(at) : null);

    public static FinalData Data(string server, params (long Id, string Key)[] posts) => new(server, posts, new Dictionary<long, string> { [1] = "mysql-1", [2] = "mysql-2" });
}
