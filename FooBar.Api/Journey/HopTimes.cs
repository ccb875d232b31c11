using System.Globalization;

namespace FooBar.Api.Journey;

/// <summary>Reads the times that the proxies note in headers. Their clocks are this machine's; on several machines they differ as those do.</summary>
internal static class HopTimes
{
    public static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    // Beyond this no clock of ours goes, in whichever unit.
    private const decimal Latest = 100_000_000_000_000_000;

    /// <summary>The moment that a header names, or null when it names none.</summary>
    /// <param name="value">A number of units since 1970.</param>
    /// <param name="unit">The unit.</param>
    public static DateTimeOffset? Read(string? value, TimeSpan unit) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < Latest
            ? Moment(number * unit.Ticks)
            : null;

    private static DateTimeOffset? Moment(decimal ticks) =>
        ticks < (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks ? DateTimeOffset.UnixEpoch.AddTicks((long)ticks) : null;
}
