using System.Globalization;

namespace FooBar.Api.Seeding;

/// <summary>Texts for measurements: much alike in length and words, none the same, and the same again for the same number.</summary>
/// <remarks>They hold neither quotes nor backslashes, so that they can stand in a statement as they are.</remarks>
internal static class GeneratedText
{
    /// <summary>How many threads in a row have the same <see cref="RareWord"/>.</summary>
    public const int ThreadsOfAWord = 20;

    private const int Authors = 5_000;

    private static readonly string[] Subjects =
    [
        "the load balancer", "the web server", "one application server", "the replica", "the primary", "the certificate", "the cache", "the firewall",
        "the health check", "the connection pool", "the backup", "the log", "the dashboard", "the deployment", "the session cookie", "the static site",
    ];

    private static readonly string[] Verbs =
    [
        "answers later than", "forgets", "keeps asking for", "no longer reaches", "is waiting for", "disagrees with", "took over from", "comes back before",
        "was built for", "shares a disk with", "needs", "hides", "repeats what it heard from", "outlives", "is faster than", "costs more than",
    ];

    private static readonly string[] Closings =
    [
        "What would you look at first?", "Is that to be expected?", "It started after the last upgrade.", "A restart helps for an hour.", "Nobody has changed anything, of course.",
        "The numbers are in the **log**.", "We measured it twice.", "`keepalive` is on.", "Here is what I tried:\n\n- another port\n- more memory\n- patience", "Thanks in advance.",
    ];

    /// <summary>The title of a thread.</summary>
    public static string Title(long thread) => $"{Capitalized(Pick(Subjects, thread, 1))} {Pick(Verbs, thread, 2)} {Pick(Subjects, thread, 3)} ({RareWord(thread)})";

    /// <summary>The Markdown of a thread.</summary>
    public static string Body(long thread) => Paragraph(thread, 4, 3) + " " + RareWord(thread);

    /// <summary>The Markdown of a reply.</summary>
    public static string Reply(long thread, int reply) => Paragraph(thread, 100 + (20 * reply), 2);

    /// <summary>Who wrote something.</summary>
    public static string Author(long thread, int reply) => string.Create(CultureInfo.InvariantCulture, $"Visitor {Number(thread, 1_000 + reply) % Authors}");

    /// <summary>How many replies a thread has: none to three, one on average.</summary>
    public static int Replies(long thread) => (Number(thread, 2_000) % 10) switch { < 4 => 0, < 7 => 1, < 9 => 2, _ => 3 };

    /// <summary>A word that <see cref="ThreadsOfAWord"/> threads have, however many there are.</summary>
    public static string RareWord(long thread)
    {
        const string Consonants = "bdfghjklmnprstvwxzcq";
        const string Vowels = "aeiou";
        return string.Create(8, thread / ThreadsOfAWord, static (letters, number) =>
        {
            for (var i = letters.Length - 2; i >= 0; i -= 2)
            {
                (letters[i], letters[i + 1]) = (Consonants[(int)(number % 20)], Vowels[(int)(number / 20 % 5)]);
                number /= 100;
            }
        });
    }

    private static string Paragraph(long thread, int slot, int sentences) =>
        string.Join(' ', Enumerable.Range(0, sentences).Select(i => $"{Capitalized(Pick(Subjects, thread, slot + (3 * i)))} {Pick(Verbs, thread, slot + (3 * i) + 1)} {Pick(Subjects, thread, slot + (3 * i) + 2)}."))
        + " " + Pick(Closings, thread, slot + 17);

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Pick(string[] words, long thread, int slot) => words[Number(thread, slot) % (ulong)words.Length];

    // SplitMix64: as good as random, and the same every time.
    private static ulong Number(long thread, int slot)
    {
        var z = unchecked(((ulong)thread * 0x9E3779B97F4A7C15) + ((ulong)slot * 0xD1B54A32D192ED03));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
