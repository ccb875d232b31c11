namespace FooBar.Sentinel.Decision;

/// <summary>A row of the table of findings.</summary>
/// <param name="Finding">Its code.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Description">What is the matter.</param>
/// <param name="Recovery">What the sentinel does about it, or what an operator should.</param>
internal sealed record FindingDescription(Finding Finding, Severity Severity, string Description, string Recovery);
