using System.Globalization;

namespace FooBar.Web.Search;

/// <summary>Shows where the words of a search are in a text.</summary>
internal static class Highlight
{
    /// <summary>The text in parts; those that begin with one of the words are hits, up to the end of the word.</summary>
    public static IReadOnlyList<(string Text, bool IsHit)> Split(string text, IReadOnlyList<string> words)
    {
        var parts = new List<(string, bool)>();
        var written = 0;
        for (var index = 0; index < text.Length;)
        {
            if (!IsWordCharacter(text[index]))
            {
                index++;
                continue;
            }

            var end = index;
            while (end < text.Length && IsWordCharacter(text[end]))
            {
                end++;
            }

            if (BeginsWithOne(text.AsSpan(index, end - index), words))
            {
                if (index > written)
                {
                    parts.Add((text[written..index], false));
                }

                parts.Add((text[index..end], true));
                written = end;
            }

            index = end;
        }

        if (written < text.Length)
        {
            parts.Add((text[written..], false));
        }

        return parts;
    }

    /// <summary>The part of a text, of some length, that has the first hit near its beginning; the beginning when there is no hit.</summary>
    public static string Passage(string text, IReadOnlyList<string> words, int length)
    {
        var hit = 0;
        foreach (var (part, isHit) in Split(text, words))
        {
            if (isHit)
            {
                break;
            }

            hit += part.Length;
        }

        if (hit >= text.Length)
        {
            hit = 0;
        }

        var start = hit <= length / 3 ? 0 : NextWord(text, hit - (length / 3));
        var end = text.Length - start <= length ? text.Length : LastWord(text, start + length);
        return $"{(start > 0 ? "… " : "")}{text[start..end]}{(end < text.Length ? " …" : "")}";
    }

    private static int NextWord(string text, int from)
    {
        var space = text.IndexOf(' ', from);
        return space < 0 || space - from > 40 ? Whole(text, from) : space + 1;
    }

    private static int LastWord(string text, int to)
    {
        var space = text.LastIndexOf(' ', to - 1);
        return to - space > 40 ? Whole(text, to) : space;
    }

    // Never between the halves of a character.
    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static bool IsWordCharacter(char character) =>
        char.IsLetterOrDigit(character) || character == '_' || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Case does not matter, as in the index. (It ignores accents as well; such a hit is found, but not marked.)
    private static bool BeginsWithOne(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
