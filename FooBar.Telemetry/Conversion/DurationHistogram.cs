namespace FooBar.Telemetry.Conversion;

/// <summary>A cumulative histogram of seconds.</summary>
internal sealed class DurationHistogram
{
    /// <summary>The bounds that the conventions advise for HTTP durations, in seconds.</summary>
    public static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    public ulong[] Buckets { get; } = new ulong[Bounds.Length + 1];

    public ulong Count { get; private set; }

    public double Sum { get; private set; }

    public ulong Retries { get; private set; }

    public void Record(double seconds, int retries)
    {
        // The first bound that is not smaller: a bound belongs to the bucket that it closes.
        var bucket = Array.FindIndex(Bounds, bound => seconds <= bound);
        Buckets[bucket < 0 ? Bounds.Length : bucket]++;
        Count++;
        Sum += seconds;
        Retries += (ulong)retries;
    }
}
