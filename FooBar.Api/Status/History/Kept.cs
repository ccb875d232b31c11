using FooBar.Web.Status.History;

namespace FooBar.Api.Status.History;

/// <summary>How much there is of a range, how finely, and for how long an answer will do.</summary>
/// <param name="Length">The whole range.</param>
/// <param name="Step">From one point to the next.</param>
/// <param name="Fresh">How long an answer is given again.</param>
internal sealed record Kept(TimeSpan Length, TimeSpan Step, TimeSpan Fresh)
{
    /// <summary>How many points there are, with both ends.</summary>
    public int Points => (int)(Length / Step) + 1;

    public static Kept Of(HistoryRange range) => range == HistoryRange.Week
        ? new(TimeSpan.FromDays(7), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1))
        : new(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5));
}
