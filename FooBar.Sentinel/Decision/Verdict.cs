namespace FooBar.Sentinel.Decision;

/// <summary>What is the matter, and what to do next.</summary>
/// <param name="Finding">What is the matter.</param>
/// <param name="Step">What to do.</param>
/// <param name="Server">The server to do it to; null where it concerns none or both.</param>
/// <param name="Detail">What a refusal or an alert is about, for people.</param>
internal sealed record Verdict(Finding Finding, StepKind Step = StepKind.None, string? Server = null, string? Detail = null);
