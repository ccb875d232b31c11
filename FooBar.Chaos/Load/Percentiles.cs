namespace FooBar.Chaos.Load;

/// <summary>Percentiles of measured times.</summary>
internal static class Percentiles
{
    /// <summary>The smallest value that at least a share of all values does not exceed (nearest rank).</summary>
    /// <param name="values">The values, in any order; at least one.</param>
    /// <param name="share">From 0 to 1.</param>
    public static TimeSpan Of(IEnumerable<TimeSpan> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
