using System.Globalization;
using System.Text.RegularExpressions;

namespace FooBar.Telemetry.WebServer;

/// <summary>What Nginx's <c>stub_status</c> tells.</summary>
/// <param name="Active">Connections that are open, idle ones included.</param>
/// <param name="Accepted">Connections accepted since the start.</param>
/// <param name="Handled">Of these, the ones that were served: fewer when a limit was reached.</param>
/// <param name="Requests">Requests since the start.</param>
/// <param name="Reading">Connections whose request's head is being read.</param>
/// <param name="Writing">Connections whose answer is being made.</param>
/// <param name="Waiting">Idle connections.</param>
internal sealed partial record StubStatus(long Active, long Accepted, long Handled, long Requests, long Reading, long Writing, long Waiting)
{
    /// <summary>Reads the page; null when it is another one.</summary>
    public static StubStatus? Read(string page)
    {
        var match = Page().Match(page);
        return match.Success
            ? new(Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4), Number(match, 5), Number(match, 6), Number(match, 7))
            : null;
    }

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Active connections: (\d{1,18})\s+server accepts handled requests\s+(\d{1,18}) (\d{1,18}) (\d{1,18})\s+Reading: (\d{1,18}) Writing: (\d{1,18}) Waiting: (\d{1,18})", RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
