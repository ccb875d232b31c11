namespace Aspire.Hosting.Orchestration.Health;

/// <summary>How long to wait until the next round of health checks.</summary>
internal static class HealthCadence
{
    /// <summary>After a healthy round.</summary>
    public static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After an unhealthy round: a twentieth of the time that the resource has been unhealthy, so that a start is noticed at
    /// most 5 % late, and a long illness costs one round each 5 seconds.
    /// </summary>
    public static TimeSpan Unhealthy(TimeSpan unhealthyFor)
    {
        var delay = unhealthyFor / 20;
        return delay < Shortest ? Shortest : delay > Longest ? Longest : delay;
    }
}
