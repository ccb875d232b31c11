namespace Aspire.Hosting.Dashboard.Process;

/// <summary>How long to wait before the dashboard is started again: longer each time it ends early, at most half a minute.</summary>
internal sealed class RestartDelay
{
    /// <summary>A life of this length counts as a success.</summary>
    public static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = First;

    /// <summary>The wait after a life of a given length.</summary>
    public TimeSpan After(TimeSpan life)
    {
        if (life >= StableAfter)
        {
            _next = First;
        }

        var delay = _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        return delay;
    }
}
