using FooBar.Chaos.Schedules;

namespace FooBar.Chaos.Failover;

/// <summary>An event of the promise.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">In words.</param>
/// <param name="Kind">What is done.</param>
/// <param name="OnPrimary">Whether it is done to the primary; else to the replica.</param>
/// <param name="Promise">The longest write gap that is promised, at p99.</param>
internal sealed record FailoverEvent(string Name, string Title, FaultKind Kind, bool OnPrimary, TimeSpan Promise)
{
    /// <summary>The events, as docs/failover.md promises them.</summary>
    public static IReadOnlyList<FailoverEvent> All { get; } =
    [
        new("kill", "kill -9 of the primary", FaultKind.Kill, OnPrimary: true, TimeSpan.FromSeconds(1)),
        new("freeze", "primary frozen", FaultKind.Freeze, OnPrimary: true, TimeSpan.FromSeconds(3)),
        new("switchover", "planned switchover", FaultKind.Switchover, OnPrimary: true, TimeSpan.FromMilliseconds(250)),
        new("replica", "replica lost", FaultKind.Kill, OnPrimary: false, TimeSpan.FromSeconds(3)),
    ];
}
