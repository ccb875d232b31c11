using FooBar.Chaos.Schedules;

namespace FooBar.Chaos.Faults;

/// <summary>A fault that was made.</summary>
/// <param name="Fault">What was planned.</param>
/// <param name="Began">When it was made, from the beginning of the load.</param>
/// <param name="Undone">When it was undone, or nothing was left to undo.</param>
/// <param name="Recovered">When the tier was seen whole again; null when it was not.</param>
/// <param name="Problem">Why it could not be made or undone; null when it was.</param>
internal sealed record FaultRecord(PlannedFault Fault, TimeSpan Began, TimeSpan? Undone = null, TimeSpan? Recovered = null, string? Problem = null)
{
    /// <summary>Whether the part was, or may have been, away at some moment of a span.</summary>
    public bool Touches(TimeSpan from, TimeSpan to) => Began <= to && (Recovered ?? TimeSpan.MaxValue) >= from;
}
