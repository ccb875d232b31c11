namespace FooBar.ServiceDefaults.Database;

/// <summary>A beat of the primary.</summary>
/// <param name="Heartbeat">The beat.</param>
/// <param name="At">When it was first seen there.</param>
internal readonly record struct SeenBeat(Heartbeat Heartbeat, TimeSpan At);
