using System.Text;

namespace FooBar.Api.Discussions;

/// <summary>The beginning of a text, on one line.</summary>
internal static class Excerpt
{
    /// <summary>The most characters of the text that an excerpt has, in Unicode code points.</summary>
    public const int Length = 240;

    /// <summary>The excerpt of a text that is cut after <see cref="Length"/> + 1 characters.</summary>
    public static string Of(string start)
    {
        var builder = new StringBuilder(start.Length);
        var count = 0;
        foreach (var rune in start.EnumerateRunes())
        {
            if (++count > Length)
            {
                return AtWord(builder.ToString()) + "…";
            }

            if (!Rune.IsWhiteSpace(rune))
            {
                builder.Append(rune);
            }
            else if (builder.Length > 0 && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        return builder.ToString().TrimEnd();
    }

    // Not in the middle of a word, unless the word is most of it.
    private static string AtWord(string text)
    {
        var space = text.LastIndexOf(' ');
        return (space > text.Length / 2 ? text[..space] : text).TrimEnd();
    }
}
