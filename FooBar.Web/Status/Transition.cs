namespace FooBar.Web.Status;

/// <summary>A change of the primary database server.</summary>
/// <param name="Epoch">The number of the reign that it began.</param>
/// <param name="Primary">The server that takes the writes since.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record Transition(long Epoch, string Primary, string Reason, DateTimeOffset At);
