using System.Globalization;

namespace FooBar.Web.Text;

/// <summary>Numbers with what they count, in words.</summary>
internal static class Counted
{
    /// <summary>Such as "no replies", "1 reply", "1,204 replies".</summary>
    public static string Replies(int count) => count switch
    {
        0 => "no replies",
        1 => "1 reply",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} replies"),
    };

    /// <summary>Such as "0 votes", "1 vote", "1,204 votes".</summary>
    public static string Votes(int count) => count == 1 ? "1 vote" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} votes");
}
