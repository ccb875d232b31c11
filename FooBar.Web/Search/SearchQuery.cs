using System.Text.RegularExpressions;

namespace FooBar.Web.Search;

/// <summary>The words of a search. A post is found when each of them begins a word of it, whatever the case.</summary>
public sealed partial class SearchQuery
{
    /// <summary>The longest query that is read, in UTF-16 units; the rest is ignored.</summary>
    public const int MaximumLength = 200;

    /// <summary>The most words that are looked for; the rest are ignored.</summary>
    public const int MaximumWords = 8;

    // The full-text index of MySQL has no shorter ones (innodb_ft_min_token_size) and none of these (INNODB_FT_DEFAULT_STOPWORD).
    private const int ShortestWord = 3;

    private static readonly HashSet<string> StopWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "are", "com", "for", "from", "how", "that", "the", "this", "was", "what", "when", "where", "who", "will", "with", "und", "www",
    };

    private SearchQuery(string text, IReadOnlyList<string> words)
    {
        Text = text;
        Words = words;
    }

    /// <summary>What was typed, cut after <see cref="MaximumLength"/>.</summary>
    public string Text { get; }

    /// <summary>The words that are looked for, each made of letters, marks and digits only.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether there is a word to look for.</summary>
    public bool HasWords => Words.Count > 0;

    /// <summary>Reads what was typed. Whatever it is, it is a query.</summary>
    /// <param name="text">What was typed.</param>
    public static SearchQuery Parse(string? text)
    {
        var typed = (text ?? "").Trim();
        typed = typed.Length > MaximumLength ? typed[..MaximumLength] : typed;
        var words = Word().Matches(typed)
            .Select(match => match.Value)
            .Where(word => word.Length >= ShortestWord && !StopWords.Contains(word))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaximumWords);
        return new(typed, [.. words]);
    }

    // As the index splits: at whatever is no letter, digit or underscore. Surrogate pairs are no words for it either.
    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
