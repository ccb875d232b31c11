namespace FooBar.Chaos.Invariants;

/// <summary>Whether an invariant held.</summary>
/// <param name="Name">The invariant.</param>
/// <param name="Summary">How that was seen.</param>
/// <param name="Violations">What breaks it; none when it held.</param>
internal sealed record Verdict(string Name, string Summary, IReadOnlyList<string> Violations)
{
    /// <summary>Whether it held.</summary>
    public bool Holds => Violations.Count == 0;
}
