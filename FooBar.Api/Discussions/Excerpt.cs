using System.Text;

namespace FooBar.Api.Discussions;

/// <summary>The beginning of a text, on one line.</summary>
internal static class Excerpt
{
    /// <summary>The most characters of the text that an excerpt has, in Unicode code points.</summary>
    public const int Length = 240;

    private const string Ellipsis = "…";

    // A code point takes two characters at most.
    private const int MostCharacters = 2 * Length;

    /// <summary>The excerpt of a text that is cut after <see cref="Length"/> + 1 characters.</summary>
    public static string Of(ReadOnlySpan<char> start)
    {
        // A list has twenty of them, so nothing but the result is allocated.
        Span<char> line = stackalloc char[MostCharacters];
        var written = 0;
        var count = 0;
        while (!start.IsEmpty)
        {
            if (++count > Length)
            {
                return string.Concat(AtWord(line[..written]), Ellipsis);
            }

            Rune.DecodeFromUtf16(start, out var rune, out var consumed);
            start = start[consumed..];
            if (!Rune.IsWhiteSpace(rune))
            {
                written += rune.EncodeToUtf16(line[written..]);
            }
            else if (written > 0 && line[written - 1] != ' ')
            {
                line[written++] = ' ';
            }
        }

        return line[..written].TrimEnd().ToString();
    }

    // Not in the middle of a word, unless the word is most of it.
    private static ReadOnlySpan<char> AtWord(ReadOnlySpan<char> text)
    {
        var space = text.LastIndexOf(' ');
        return (space > text.Length / 2 ? text[..space] : text).TrimEnd();
    }
}
