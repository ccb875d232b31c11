using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The form of names in the model: they become host names, container names and configuration keys.</summary>
internal static class ModelName
{
    private const int MaximumLength = 64;

    /// <summary>Refuses a name that could not be used as all of those.</summary>
    /// <param name="target">What the name is of, for the message.</param>
    /// <param name="name">The name.</param>
    public static void Validate(string target, [NotNull] string? name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException($"The {target} name '{name}' is not valid: {problem}", nameof(name));
        }
    }

    private static string? Problem(string name)
    {
        if (name.Length > MaximumLength)
        {
            return $"it has {name.Length} characters, at most {MaximumLength} are allowed.";
        }

        if (name.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
        {
            return "only ASCII letters, digits and hyphens are allowed.";
        }

        if (!char.IsAsciiLetter(name[0]))
        {
            return "it must start with a letter.";
        }

        return name.EndsWith('-') || name.Contains("--", StringComparison.Ordinal) ? "it must not end with a hyphen nor hold two in a row." : null;
    }
}
