namespace FooBar.Sentinel.Observation;

/// <summary>The sentinel's own write on the primary.</summary>
/// <param name="SinceSuccess">
/// How long ago the last one was acknowledged, counted from the moment the server became primary where none was; null where none was tried.
/// </param>
/// <param name="Watermark">Transactions that were committed before the last acknowledged one: the replica has them, if the pair is in step.</param>
internal sealed record CanaryStatus(TimeSpan? SinceSuccess, GtidSet Watermark)
{
    /// <summary>None was tried.</summary>
    public static readonly CanaryStatus None = new(null, GtidSet.Empty);
}
