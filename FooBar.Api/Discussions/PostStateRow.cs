using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>What decides about a change, as the tables have it.</summary>
internal sealed record PostStateRow
{
    public byte[]? Owner { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; init; }

    public int ReplyCount { get; init; }

    public PostState ToState() => new(VisitorKey.FromKey(Owner), StoredTime.FromDatabase(CreatedAt), Version, ReplyCount);
}
