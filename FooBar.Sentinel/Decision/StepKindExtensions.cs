namespace FooBar.Sentinel.Decision;

/// <summary>What is known of steps.</summary>
internal static class StepKindExtensions
{
    /// <summary>
    /// Whether the step itself lets writes wait, so that how long they had waited before it says nothing afterwards. One at the replica does not: while it
    /// is started again and again, commits have waited for it since it was lost.
    /// </summary>
    public static bool HoldsWritesUp(this StepKind step) =>
        step is not (StepKind.None or StepKind.StartServer or StepKind.Rejoin or StepKind.Clone or StepKind.Fence or StepKind.MakeReadOnly);
}
