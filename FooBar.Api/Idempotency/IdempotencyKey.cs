using System.Diagnostics.CodeAnalysis;

namespace FooBar.Api.Idempotency;

/// <summary>The key under which a client sends one and the same request, however often it has to send it.</summary>
/// <param name="Value">16 to 128 letters, digits or any of <c>-._~</c>.</param>
internal sealed record IdempotencyKey(string Value)
{
    /// <summary>The fewest characters: keys of all clients are in one place, so a key must be hard to hit upon.</summary>
    public const int MinimumLength = 16;

    public const int MaximumLength = 128;

    /// <summary>The header, as in the IETF's draft of that name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>What a key must be, for who sent another.</summary>
    public const string Rule = "an idempotency key has 16 to 128 letters, digits or any of -._~ and is best a UUID, new for each request";

    /// <summary>Reads a key. The draft has it in double quotes, most clients send it without.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IdempotencyKey? key)
    {
        var value = text is ['"', .. var quoted, '"'] ? quoted : text;
        key = value is { Length: >= MinimumLength and <= MaximumLength } && value.All(static c => char.IsAsciiLetterOrDigit(c) || "-._~".Contains(c, StringComparison.Ordinal))
            ? new(value)
            : null;
        return key is not null;
    }
}
