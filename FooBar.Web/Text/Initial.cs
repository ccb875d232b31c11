using System.Globalization;
using System.Text;

namespace FooBar.Web.Text;

/// <summary>The picture that stands for a name: its first character on one of eight colours.</summary>
internal static class Initial
{
    private const int Colours = 8;

    /// <summary>The first character as a reader sees it, in upper case.</summary>
    public static string Of(string name) => StringInfo.GetNextTextElement(name).ToUpperInvariant();

    /// <summary>A number from 0 to 7 that is the same for the same name on every server.</summary>
    public static int ColourOf(string name)
    {
        uint hash = 2166136261;
        foreach (var rune in name.EnumerateRunes())
        {
            hash = (hash ^ (uint)Rune.ToLowerInvariant(rune).Value) * 16777619;
        }

        return (int)(hash % Colours);
    }
}
