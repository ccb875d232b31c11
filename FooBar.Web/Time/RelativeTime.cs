using System.Globalization;

namespace FooBar.Web.Time;

/// <summary>Says how long ago something was.</summary>
internal static class RelativeTime
{
    /// <summary>Such as "just now", "5 minutes ago", "yesterday"; a date from a month on.</summary>
    public static string Describe(DateTimeOffset time, DateTimeOffset now)
    {
        var age = now - time;
        return age.TotalSeconds switch
        {
            < 45 => "just now",
            < 90 => "a minute ago",
            < 45 * 60 => Count(age.TotalMinutes, "minutes"),
            < 90 * 60 => "an hour ago",
            < 22 * 3600 => Count(age.TotalHours, "hours"),
            < 36 * 3600 => "yesterday",
            < 30 * 86400 => Count(age.TotalDays, "days"),
            _ => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    private static string Count(double number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(2, Math.Round(number)):0} {unit} ago");
}
