using System.Buffers.Binary;
using System.Buffers.Text;

using FooBar.Web.Discussions;

namespace FooBar.Api.Paging;

/// <summary>
/// Where a page of a list ended: the number of its last item. Sent as base64url of a version, the list's kind and the number, so that a cursor
/// of one list is refused by another.
/// </summary>
internal static class KeysetCursor
{
    private const byte Version = 1;
    private const int Length = 2 + sizeof(long);

    /// <summary>The cursor for the page after the item of that number.</summary>
    public static string Encode(CursorKind kind, long lastId)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        bytes[1] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], lastId);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The number that the next page's items are below: the cursor's, or the highest there is without a cursor.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not one of that list.</exception>
    public static long Decode(CursorKind kind, string? cursor)
    {
        if (cursor is null)
        {
            return long.MaxValue;
        }

        Span<byte> bytes = stackalloc byte[Length];
        if (Base64Url.IsValid(cursor, out var length) && length == Length && Base64Url.TryDecodeFromChars(cursor, bytes, out _)
            && bytes[0] == Version && bytes[1] == (byte)kind && BinaryPrimitives.ReadInt64BigEndian(bytes[2..]) is > 0 and var lastId
            && Encode(kind, lastId) == cursor)
        {
            return lastId;
        }

        throw new InvalidCursorException();
    }
}
