namespace FooBar.Chaos.Schedules;

/// <summary>A fault that can be made.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Target">The part, by its resource name; <c>pair</c> for both database servers.</param>
/// <param name="Tier">The tier of the part.</param>
/// <param name="Shortest">The shortest time before it is undone.</param>
/// <param name="Longest">The longest.</param>
internal sealed record FaultDefinition(FaultKind Kind, string Target, Tier Tier, TimeSpan Shortest, TimeSpan Longest);
