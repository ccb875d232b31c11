namespace FooBar.Sentinel.Decision;

/// <summary>The bounds that the rules go by.</summary>
/// <param name="Failures">How many failed probes in a row make a server count as down.</param>
/// <param name="StallBound">How long commits may wait for the replica.</param>
/// <param name="OnStall">What happens then.</param>
/// <param name="HangBound">How long commits may hang for another reason before the replica takes over.</param>
/// <param name="Settling">How long the recorded primary gets to come back when it has not answered since the replica itself started.</param>
/// <param name="CatchUp">How many transactions a replica may lack to count as caught up.</param>
internal sealed record DecisionLimits(int Failures, TimeSpan StallBound, StallAction OnStall, TimeSpan HangBound, TimeSpan Settling, long CatchUp);
