using FooBar.Chaos.Load;

namespace FooBar.Chaos.Failover;

/// <summary>How long no write was acknowledged.</summary>
internal static class WriteGap
{
    /// <summary>The longest time between two acknowledgements, one after the other, that reaches into a span.</summary>
    /// <param name="acknowledgements">The acknowledgements, in any order.</param>
    /// <param name="from">When the fault was made.</param>
    /// <param name="to">When it was over.</param>
    public static TimeSpan Longest(IEnumerable<Acknowledgement> acknowledgements, TimeSpan from, TimeSpan to)
    {
        var longest = TimeSpan.Zero;
        TimeSpan? before = null;
        foreach (var at in acknowledgements.Select(static post => post.Acknowledged).Order())
        {
            if (before is { } last && at >= from && last <= to && at - last > longest)
            {
                longest = at - last;
            }

            before = at;
        }

        return longest;
    }
}
