using FooBar.Sentinel.Observation;

namespace FooBar.Sentinel.Operator;

/// <summary>A server's state for people and scripts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">primary, replica or unknown.</param>
/// <param name="Reach">How it answers.</param>
/// <param name="Process">What the container engine says.</param>
/// <param name="InSync">Whether it has every acknowledged write.</param>
/// <param name="Writable">Whether applications can write on it; null when it does not answer.</param>
/// <param name="Executed">Its transactions; null when it does not answer.</param>
internal sealed record ServerAnswer(string Name, string Role, Reach Reach, ProcessState Process, bool InSync, bool? Writable, string? Executed);
