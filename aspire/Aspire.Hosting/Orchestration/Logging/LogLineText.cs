using System.Globalization;

namespace Aspire.Hosting.Orchestration.Logging;

/// <summary>The form of a line in a log.</summary>
internal static class LogLineText
{
    /// <summary>Puts the time before a line, in the form that the dashboard takes off again to show it apart.</summary>
    public static string Format(DateTimeOffset? time, string text) => time is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffK} {text}")
        : text;
}
