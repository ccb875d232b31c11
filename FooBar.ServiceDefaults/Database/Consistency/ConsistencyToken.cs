using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FooBar.ServiceDefaults.Database;

/// <summary>
/// What a session has seen of the database: the last transaction of each server that ever wrote. Whoever reads with it sees at least that.
/// </summary>
/// <remarks>
/// Servers apply the transactions of one source in the order of their numbers, so the last number stands for all before it. As text it is opaque and
/// fits into a header or a cookie. It is not signed: whoever makes one up gets an answer that is as new as the primary's, a moment later.
/// </remarks>
public sealed class ConsistencyToken : IEquatable<ConsistencyToken>
{
    /// <summary>The most characters that a token has as text.</summary>
    public const int MaximumLength = 260;

    // A pair has two; each rebuilt server adds one.
    private const int MaximumSources = 8;
    private const byte Version = 1;
    private const byte PrimaryFlag = 1;
    private const int HeaderSize = 2;
    private const int EntrySize = 16 + sizeof(long);

    private readonly ImmutableArray<(Guid Source, long Last)> _sources;

    private ConsistencyToken(ImmutableArray<(Guid Source, long Last)> sources, bool requiresPrimary)
    {
        _sources = sources;
        RequiresPrimary = requiresPrimary;
    }

    /// <summary>The token of a session that has seen nothing yet.</summary>
    public static ConsistencyToken Empty { get; } = new([], requiresPrimary: false);

    /// <summary>Whether only the primary is certain to have what was seen, because nobody could tell which transaction that was.</summary>
    internal bool RequiresPrimary { get; }

    /// <summary>Whether every server has what was seen.</summary>
    internal bool IsEmpty => _sources.IsEmpty && !RequiresPrimary;

    /// <summary>Reads a token that came from outside.</summary>
    /// <param name="text">What came.</param>
    /// <param name="token">The token; null when it is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ConsistencyToken? token)
    {
        token = null;
        Span<byte> bytes = stackalloc byte[HeaderSize + (MaximumSources * EntrySize)];
        if (text is not { Length: > 0 and <= MaximumLength }
            || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done
            || length < HeaderSize || (length - HeaderSize) % EntrySize != 0
            || bytes[0] != Version || bytes[1] > PrimaryFlag)
        {
            return false;
        }

        var sources = new Dictionary<Guid, long>();
        for (var entry = bytes[HeaderSize..length]; entry.Length > 0; entry = entry[EntrySize..])
        {
            var last = BinaryPrimitives.ReadInt64BigEndian(entry[16..]);
            if (last is < 1 or long.MaxValue || !sources.TryAdd(new Guid(entry[..16], bigEndian: true), last))
            {
                return false;
            }
        }

        token = new([.. sources.Select(static source => (source.Key, source.Value))], bytes[1] == PrimaryFlag);
        return true;
    }

    /// <summary>What a server has, as it tells by <c>gtid_executed</c> and <c>server_uuid</c>.</summary>
    internal static ConsistencyToken FromExecuted(string executed, Guid server)
    {
        var sources = new List<(Guid Source, long Last)>();
        foreach (var part in executed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // uuid:1-5:7-9, and after a tag that tag's intervals, of which this project makes none.
            var intervals = part.Split(':');
            var last = intervals.Skip(1).TakeWhile(static interval => char.IsAsciiDigit(interval[0])).LastOrDefault();
            if (last is not null)
            {
                sources.Add((Guid.Parse(intervals[0]), long.Parse(last.AsSpan(last.IndexOf('-') + 1), CultureInfo.InvariantCulture)));
            }
        }

        // The server's own transactions first: among them is what was just written.
        return new([.. sources.OrderByDescending(source => source.Source == server).ThenByDescending(static source => source.Last).Take(MaximumSources)], requiresPrimary: false);
    }

    /// <summary>What was seen by both.</summary>
    /// <param name="other">What was seen now; where there are more sources than a token holds, its own are kept.</param>
    internal ConsistencyToken And(ConsistencyToken other)
    {
        var all = other._sources.ToDictionary(static source => source.Source, static source => source.Last);
        foreach (var (source, last) in _sources)
        {
            if (all.TryGetValue(source, out var there))
            {
                all[source] = Math.Max(last, there);
            }
            else if (all.Count < MaximumSources)
            {
                all.Add(source, last);
            }
        }

        return new([.. all.Select(static source => (source.Key, source.Value))], RequiresPrimary || other.RequiresPrimary);
    }

    /// <summary>The same, after something unnamed was seen on the primary.</summary>
    internal ConsistencyToken AndUnnamed() => new(_sources, requiresPrimary: true);

    /// <summary>The same, now that the primary has named everything.</summary>
    internal ConsistencyToken Named() => RequiresPrimary ? new(_sources, requiresPrimary: false) : this;

    /// <summary>The transactions, as MySQL writes them.</summary>
    internal string ToGtids() => string.Join(',', _sources.Select(static source => string.Create(CultureInfo.InvariantCulture, $"{source.Source:D}:{source.Last}")));

    /// <summary>The token as text: characters of base64url only.</summary>
    public override string ToString()
    {
        var bytes = new byte[HeaderSize + (_sources.Length * EntrySize)];
        (bytes[0], bytes[1]) = (Version, RequiresPrimary ? PrimaryFlag : (byte)0);
        var rest = bytes.AsSpan(HeaderSize);
        foreach (var (source, last) in _sources)
        {
            source.TryWriteBytes(rest, bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(rest[16..], last);
            rest = rest[EntrySize..];
        }

        return Base64Url.EncodeToString(bytes);
    }

    /// <inheritdoc />
    public bool Equals(ConsistencyToken? other) =>
        other is not null && RequiresPrimary == other.RequiresPrimary && _sources.ToHashSet().SetEquals(other._sources);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ConsistencyToken);

    /// <inheritdoc />
    public override int GetHashCode() => _sources.Aggregate(RequiresPrimary.GetHashCode(), static (hash, source) => hash ^ source.GetHashCode());
}
