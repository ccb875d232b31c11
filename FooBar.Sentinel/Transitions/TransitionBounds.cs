namespace FooBar.Sentinel.Transitions;

/// <summary>How long the steps of a transition may take.</summary>
/// <param name="Fence">Waiting for a server that could not be killed to close itself.</param>
/// <param name="Kill">Killing it, with the confirmation.</param>
/// <param name="Drain">Applying what the new primary has received.</param>
/// <param name="Connect">Until a receiver that was started has reached its source.</param>
/// <param name="Switch">Each wait of a switchover: for commits under way, and for the replica.</param>
internal sealed record TransitionBounds(TimeSpan Fence, TimeSpan Kill, TimeSpan Drain, TimeSpan Connect, TimeSpan Switch);
