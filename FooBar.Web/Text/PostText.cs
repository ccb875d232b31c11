using System.Text.RegularExpressions;

namespace FooBar.Web.Text;

/// <summary>Turns the plain text of a post into paragraphs of lines with links. It never yields markup: the page encodes every span.</summary>
internal static partial class PostText
{
    /// <summary>Splits at blank lines into paragraphs, at line ends into lines, and at web addresses into spans.</summary>
    public static IReadOnlyList<PostParagraph> Parse(string text)
    {
        var paragraphs = new List<PostParagraph>();
        var lines = new List<IReadOnlyList<PostSpan>>();
        foreach (var line in text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(ParseLine(line.TrimEnd()));
            }
            else if (lines.Count > 0)
            {
                paragraphs.Add(new(lines));
                lines = [];
            }
        }

        if (lines.Count > 0)
        {
            paragraphs.Add(new(lines));
        }

        return paragraphs;
    }

    private static List<PostSpan> ParseLine(string line)
    {
        var spans = new List<PostSpan>();
        var written = 0;
        foreach (var match in WebAddress().EnumerateMatches(line))
        {
            var address = TrimPunctuation(line.AsSpan(match.Index, match.Length)).ToString();
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                continue;
            }

            if (match.Index > written)
            {
                spans.Add(new(line[written..match.Index], null));
            }

            spans.Add(new(address, uri.AbsoluteUri));
            written = match.Index + address.Length;
        }

        if (written < line.Length)
        {
            spans.Add(new(line[written..], null));
        }

        return spans;
    }

    // A full stop or a closing bracket after an address belongs to the sentence, unless the address opened the bracket itself.
    private static ReadOnlySpan<char> TrimPunctuation(ReadOnlySpan<char> address)
    {
        while (address.Length > 0)
        {
            var last = address[^1];
            var isSentence = last switch
            {
                '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' => true,
                ')' => address.Count(')') > address.Count('('),
                ']' => address.Count(']') > address.Count('['),
                _ => false,
            };
            if (!isSentence)
            {
                break;
            }

            address = address[..^1];
        }

        return address;
    }

    [GeneratedRegex("""\bhttps?://[^\s<>"{}|\\^`\p{C}]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();
}
