namespace FooBar.Chaos.Load;

/// <summary>A request that was sent.</summary>
/// <param name="Kind">What it asked for.</param>
/// <param name="Path">Where.</param>
/// <param name="Sent">When, from the beginning of the load.</param>
/// <param name="Ended">When its answer was complete, or was given up.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">The status or the error, and who answered.</param>
internal sealed record RequestRecord(RequestKind Kind, string Path, TimeSpan Sent, TimeSpan Ended, Outcome Outcome, string Detail)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Took => Ended - Sent;
}
