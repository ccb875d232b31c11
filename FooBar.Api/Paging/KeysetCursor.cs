using System.Buffers.Binary;
using System.Buffers.Text;

using FooBar.Web.Discussions;

namespace FooBar.Api.Paging;

/// <summary>
/// Where a page of a list ended: the number of its last item, and in a list that is ordered by time that item's time. Sent as base64url of a
/// version, the list's kind and the values, so that a cursor of one list is refused by another.
/// </summary>
internal static class KeysetCursor
{
    private const byte Version = 1;
    private const int HeadLength = 2;

    /// <summary>The cursor for the page after the item of that number.</summary>
    public static string Encode(CursorKind kind, long lastId) => EncodeAll(kind, [lastId]);

    /// <summary>The cursor for the page after the item of that time and number.</summary>
    public static string Encode(CursorKind kind, DateTime lastTime, long lastId) => EncodeAll(kind, [lastTime.Ticks, lastId]);

    /// <summary>The number that the next page's items are below: the cursor's, or the highest there is without a cursor.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not one of that list.</exception>
    public static long Decode(CursorKind kind, string? cursor)
    {
        if (cursor is null)
        {
            return long.MaxValue;
        }

        Span<long> values = stackalloc long[1];
        return TryDecode(kind, cursor, values) ? values[0] : throw new InvalidCursorException();
    }

    /// <summary>The time and the number that the next page's items are below: the cursor's, or the highest there are without a cursor.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not one of that list.</exception>
    public static (DateTime Time, long Id) DecodeTime(CursorKind kind, string? cursor)
    {
        if (cursor is null)
        {
            return (DateTime.MaxValue.Date, long.MaxValue);
        }

        Span<long> values = stackalloc long[2];
        return TryDecode(kind, cursor, values) && values[0] <= DateTime.MaxValue.Ticks
            ? (new DateTime(values[0], DateTimeKind.Utc), values[1])
            : throw new InvalidCursorException();
    }

    private static string EncodeAll(CursorKind kind, ReadOnlySpan<long> values)
    {
        Span<byte> bytes = stackalloc byte[HeadLength + (values.Length * sizeof(long))];
        bytes[0] = Version;
        bytes[1] = (byte)kind;
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes[(HeadLength + (index * sizeof(long)))..], values[index]);
        }

        return Base64Url.EncodeToString(bytes);
    }

    private static bool TryDecode(CursorKind kind, string cursor, Span<long> values)
    {
        Span<byte> bytes = stackalloc byte[HeadLength + (values.Length * sizeof(long))];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length || !Base64Url.TryDecodeFromChars(cursor, bytes, out _))
        {
            return false;
        }

        for (var index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadInt64BigEndian(bytes[(HeadLength + (index * sizeof(long)))..]);
            if (values[index] <= 0)
            {
                return false;
            }
        }

        // Base64 has more than one spelling for some bytes; only the one that was given out counts.
        return bytes[0] == Version && bytes[1] == (byte)kind && EncodeAll(kind, values) == cursor;
    }
}
