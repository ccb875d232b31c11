using System.Collections.Concurrent;

namespace FooBar.Web.Text;

/// <summary>Remembers what was made of texts for as long as they are asked for, within a bound. For many threads at once.</summary>
/// <remarks>
/// Two generations: a text that is found in the older one moves to the younger; when that is full it becomes the older one, and what nobody has asked for
/// meanwhile is forgotten.
/// </remarks>
/// <param name="capacity">The most characters of a generation, keys and values together. A text that alone is longer is not kept.</param>
internal sealed class TextMemory(int capacity)
{
    private readonly Lock _turn = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    /// <summary>What was made of a text before, or else is made of it now. Two who ask at once may both make it.</summary>
    public string GetOrMake(string text, Func<string, string> make)
    {
        var young = _young;
        if (young.Texts.TryGetValue(text, out var known))
        {
            return known;
        }

        if (!_old.Texts.TryGetValue(text, out known))
        {
            known = make(text);
        }

        Keep(young, text, known);
        return known;
    }

    private void Keep(Generation young, string text, string made)
    {
        var length = text.Length + made.Length;
        if (length > capacity || !young.Texts.TryAdd(text, made) || Interlocked.Add(ref young.Length, length) <= capacity)
        {
            return;
        }

        lock (_turn)
        {
            // Somebody else may have turned the page already.
            if (_young == young)
            {
                _old = young;
                _young = new Generation();
            }
        }
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

        public int Length;
    }
}
