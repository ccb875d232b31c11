namespace FooBar.Chaos.Schedules;

/// <summary>A fault that is to be made.</summary>
/// <param name="At">When, from the beginning of the load.</param>
/// <param name="Definition">What.</param>
/// <param name="Hold">How long until it is undone.</param>
internal sealed record PlannedFault(TimeSpan At, FaultDefinition Definition, TimeSpan Hold)
{
    /// <inheritdoc />
    public override string ToString() => Hold == TimeSpan.Zero
        ? FormattableString.Invariant($"{Definition.Kind} {Definition.Target}")
        : FormattableString.Invariant($"{Definition.Kind} {Definition.Target} for {Hold.TotalSeconds:0.0} s");
}
