using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FooBar.Sentinel.Observation;

/// <summary>
/// A set of global transaction ids as MySQL writes it: <c>uuid:1-5:9,uuid:tag:3</c>. Immutable; sources are compared without case, as MySQL does.
/// </summary>
internal sealed class GtidSet : IEquatable<GtidSet>
{
    /// <summary>The set without a transaction.</summary>
    public static readonly GtidSet Empty = new(ImmutableSortedDictionary.Create<string, ImmutableArray<Interval>>(StringComparer.Ordinal));

    // The key is the server's uuid, with the tag where there is one: "uuid" or "uuid:tag".
    private readonly ImmutableSortedDictionary<string, ImmutableArray<Interval>> _sources;

    private GtidSet(ImmutableSortedDictionary<string, ImmutableArray<Interval>> sources) => _sources = sources;

    /// <summary>Whether no transaction is in it.</summary>
    public bool IsEmpty => _sources.IsEmpty;

    /// <summary>How many transactions are in it.</summary>
    public long Count => _sources.Values.SelectMany(static intervals => intervals).Sum(static interval => interval.Last - interval.First + 1);

    /// <summary>Reads a set.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static GtidSet Parse(string? text)
    {
        var sources = new Dictionary<string, List<Interval>>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(':', StringSplitOptions.TrimEntries);
            var server = pieces[0].ToLowerInvariant();
            if (pieces.Length < 2 || !Guid.TryParseExact(server, "D", out _))
            {
                throw new FormatException($"'{part}' is no set of global transaction ids.");
            }

            var key = server;
            foreach (var piece in pieces[1..])
            {
                if (Interval.TryParse(piece, out var interval))
                {
                    (sources.TryGetValue(key, out var list) ? list : sources[key] = []).Add(interval);
                }
                else
                {
                    key = $"{server}:{piece.ToLowerInvariant()}";
                }
            }
        }

        return new(sources.ToImmutableSortedDictionary(static source => source.Key, static source => Normalize(source.Value), StringComparer.Ordinal));
    }

    /// <summary>Whether every transaction of <paramref name="other"/> is in this set.</summary>
    public bool Contains(GtidSet other) => other.Except(this).IsEmpty;

    /// <summary>The transactions that are not in <paramref name="other"/>.</summary>
    public GtidSet Except(GtidSet other)
    {
        var left = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<Interval>>(StringComparer.Ordinal);
        foreach (var (key, intervals) in _sources)
        {
            var remaining = other._sources.TryGetValue(key, out var taken) ? Subtract(intervals, taken) : intervals;
            if (!remaining.IsEmpty)
            {
                left.Add(key, remaining);
            }
        }

        return new(left.ToImmutable());
    }

    /// <summary>The transactions of either set.</summary>
    public GtidSet Union(GtidSet other)
    {
        var all = _sources.ToBuilder();
        foreach (var (key, intervals) in other._sources)
        {
            all[key] = all.TryGetValue(key, out var mine) ? Normalize([.. mine, .. intervals]) : intervals;
        }

        return new(all.ToImmutable());
    }

    /// <summary>The transactions that <paramref name="server"/> was the first to commit.</summary>
    /// <param name="server">A server's uuid.</param>
    public GtidSet From(string server) => Where(key => IsOf(key, server));

    /// <summary>The transactions that others than <paramref name="server"/> were the first to commit.</summary>
    /// <param name="server">A server's uuid.</param>
    public GtidSet NotFrom(string server) => Where(key => !IsOf(key, server));

    /// <inheritdoc />
    public bool Equals([NotNullWhen(true)] GtidSet? other) => other is not null && Contains(other) && other.Contains(this);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as GtidSet);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>As MySQL writes it.</summary>
    public override string ToString() => string.Join(',', _sources.Select(static source => $"{source.Key}:{string.Join(':', source.Value)}"));

    private static bool IsOf(string key, string server) =>
        key.Equals(server, StringComparison.OrdinalIgnoreCase) || key.StartsWith($"{server}:", StringComparison.OrdinalIgnoreCase);

    private GtidSet Where(Func<string, bool> wanted) => new(_sources.Where(source => wanted(source.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static ImmutableArray<Interval> Normalize(List<Interval> intervals)
    {
        var merged = new List<Interval>(intervals.Count);
        foreach (var next in intervals.OrderBy(static interval => interval.First))
        {
            if (merged.Count > 0 && next.First <= merged[^1].Last + 1)
            {
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, next.Last) };
            }
            else
            {
                merged.Add(next);
            }
        }

        return [.. merged];
    }

    private static ImmutableArray<Interval> Subtract(ImmutableArray<Interval> intervals, ImmutableArray<Interval> taken)
    {
        var left = new List<Interval>();
        foreach (var interval in intervals)
        {
            var first = interval.First;
            foreach (var cut in taken.Where(cut => cut.Last >= interval.First && cut.First <= interval.Last))
            {
                if (cut.First > first)
                {
                    left.Add(new(first, cut.First - 1));
                }

                first = Math.Max(first, cut.Last + 1);
            }

            if (first <= interval.Last)
            {
                left.Add(interval with { First = first });
            }
        }

        return [.. left];
    }

    private readonly record struct Interval(long First, long Last)
    {
        public static bool TryParse(string text, out Interval interval)
        {
            var pieces = text.Split('-', 2);
            var parsed = long.TryParse(pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first);
            var last = first;
            parsed = parsed && (pieces.Length == 1 || long.TryParse(pieces[1], NumberStyles.None, CultureInfo.InvariantCulture, out last));
            interval = new(first, last);
            return parsed && first > 0 && last >= first;
        }

        public override string ToString() => First == Last ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
    }
}
