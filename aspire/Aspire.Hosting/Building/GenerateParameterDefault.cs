using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random text, made from a cryptographic source.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // Letters that look alike are left out.
    private const string LowerCharacters = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCharacters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericCharacters = "0123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    // The orchestrator reads this as the start of a template.
    private const string TemplateStart = "{{";

    /// <summary>How many characters; more when the other minimums ask for more.</summary>
    public int MinLength { get; set; }

    /// <summary>Whether it has lower-case letters.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether it has upper-case letters.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether it has digits.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether it has special characters.</summary>
    public bool Special { get; set; } = true;

    /// <summary>How many lower-case letters at least.</summary>
    public int MinLower { get; set; }

    /// <summary>How many upper-case letters at least.</summary>
    public int MinUpper { get; set; }

    /// <summary>How many digits at least.</summary>
    public int MinNumeric { get; set; }

    /// <summary>How many special characters at least.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc />
    public override string GetDefaultValue()
    {
        string value;
        do
        {
            value = Generate();
        }
        while (value.Contains(TemplateStart, StringComparison.Ordinal));
        return value;
    }

    private string Generate()
    {
        var alphabet = "";
        var characters = new List<char>();
        Require(Lower, MinLower, LowerCharacters);
        Require(Upper, MinUpper, UpperCharacters);
        Require(Numeric, MinNumeric, NumericCharacters);
        Require(Special, MinSpecial, SpecialCharacters);
        if (alphabet.Length == 0)
        {
            throw new InvalidOperationException("A value cannot be generated out of no characters: allow lower-case, upper-case, numeric or special ones.");
        }

        while (characters.Count < MinLength)
        {
            characters.Add(Pick(alphabet));
        }

        RandomNumberGenerator.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(characters));
        return string.Concat(characters);

        void Require(bool allowed, int minimum, string set)
        {
            if (!allowed)
            {
                return;
            }

            alphabet += set;
            for (var i = 0; i < minimum; i++)
            {
                characters.Add(Pick(set));
            }
        }
    }

    private static char Pick(string set) => set[RandomNumberGenerator.GetInt32(set.Length)];
}
