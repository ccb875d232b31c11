namespace Aspire.Hosting.Orchestration.Logging;

/// <summary>How much of a resource's log is kept.</summary>
/// <param name="Lines">Lines that are kept at least; the oldest are dropped first.</param>
/// <param name="Characters">Characters of all lines together, kept at most.</param>
internal sealed record ResourceLogLimits(long Lines, long Characters)
{
    /// <summary>200,000 lines of up to 32 million characters (64 MB).</summary>
    public static ResourceLogLimits Default { get; } = new(200_000, 32_000_000);
}
