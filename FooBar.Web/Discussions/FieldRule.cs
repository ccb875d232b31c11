using System.Globalization;
using System.Text;

namespace FooBar.Web.Discussions;

/// <summary>The rule for one field of a post.</summary>
internal sealed class FieldRule
{
    public static readonly FieldRule Title = new("title", "Write a title.", PostRules.MaximumTitleLength, manyLines: false);
    public static readonly FieldRule Body = new("body", "Write some text.", PostRules.MaximumBodyLength, manyLines: true);
    public static readonly FieldRule Author = new("author", "Write the name to post under.", PostRules.MaximumAuthorLength, manyLines: false);
    public static readonly FieldRule AccountName = new("name", "Choose a name.", PostRules.MaximumAuthorLength, manyLines: false);

    private readonly string _field;
    private readonly string _whenEmpty;
    private readonly int _maximumLength;
    private readonly bool _manyLines;

    private FieldRule(string field, string whenEmpty, int maximumLength, bool manyLines)
    {
        _field = field;
        _whenEmpty = whenEmpty;
        _maximumLength = maximumLength;
        _manyLines = manyLines;
    }

    /// <summary>Returns the text to store, and notes what is wrong with it, if anything.</summary>
    public string Check(string? sent, Dictionary<string, string> problems)
    {
        var text = (sent ?? "").ReplaceLineEndings("\n").Trim();
        if (FindProblem(text) is { } problem)
        {
            problems.Add(_field, problem);
        }

        return text;
    }

    private string? FindProblem(string text)
    {
        var length = 0;
        var visible = false;
        for (var index = 0; index < text.Length; length++)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                return "Use valid Unicode text; half of a character is missing.";
            }

            index += rune.Utf16SequenceLength;
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Control && !(_manyLines && rune.Value is '\n' or '\t'))
            {
                return $"Remove the control character U+{rune.Value:X4}.";
            }

            visible |= category is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.Control);
        }

        if (!visible)
        {
            return _whenEmpty;
        }

        return length > _maximumLength
            ? string.Create(CultureInfo.InvariantCulture, $"Use at most {_maximumLength:N0} characters; this has {length:N0}.")
            : null;
    }
}
