namespace FooBar.ServiceDefaults.Database;

/// <summary>When a server that fails is left alone, and for how long. Configuration section <c>Database:Breaker</c>, the same for each server.</summary>
public sealed class BreakerOptions
{
    /// <summary>The share of uses that must have failed. From 0 (exclusive) to 1. Default: 0.1.</summary>
    public double FailureRatio { get; set; } = 0.1;

    /// <summary>How many uses must have been seen before the share says anything. At least 2. Default: 3.</summary>
    public int MinimumThroughput { get; set; } = 3;

    /// <summary>The span of time over which uses are counted. At least 0.5 s. Default: 5 s.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server is left alone before one use tries it again. At least 0.5 s. Default: 1 s.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(1);
}
