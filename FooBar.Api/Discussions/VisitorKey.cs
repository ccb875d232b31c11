using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>A visitor's id as it is stored: its 16 bytes in the order in which it is written.</summary>
internal static class VisitorKey
{
    public static byte[]? ToKey(this Guid? visitor) => visitor?.ToByteArray(bigEndian: true);

    public static byte[] ToKey(this Guid visitor) => visitor.ToByteArray(bigEndian: true);

    public static Guid? FromKey(byte[]? key) => key is null ? null : new Guid(key, bigEndian: true);

    /// <summary>How a visitor stands to a post; null for one who is not known.</summary>
    public static PostViewer? View(Guid? viewer, bool isAuthor, bool hasVoted, DateTimeOffset createdAt) =>
        viewer is null ? null : new(isAuthor, isAuthor ? createdAt + ChangeRules.Window : null, hasVoted);
}
