namespace FooBar.Web.Status.Alerts;

/// <summary>Something that is wrong.</summary>
/// <param name="Name">The rule that found it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Summary">What is wrong, in a line.</param>
/// <param name="Description">What that means.</param>
/// <param name="Runbook">Where it is written what to do; empty where it is not.</param>
/// <param name="Since">Since when.</param>
public sealed record Alert(string Name, AlertSeverity Severity, string Summary, string Description, string Runbook, DateTimeOffset Since);
