namespace FooBar.Api.Discussions;

/// <summary>Times are stored in UTC, to the millisecond.</summary>
internal static class StoredTime
{
    /// <summary>Now, as it will be read back.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public static DateTimeOffset FromDatabase(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public static DateTimeOffset? FromDatabase(DateTime? time) => time is { } known ? FromDatabase(known) : null;
}
