using FooBar.Api.Discussions;

namespace FooBar.Api.Accounts;

/// <summary>A row of the table <c>accounts</c>.</summary>
internal sealed record AccountRow
{
    public const string Columns = "name AS Name, password_hash AS PasswordHash, visitor AS Visitor, stamp AS Stamp, is_moderator AS IsModerator";

    public string Name { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public byte[] Visitor { get; init; } = [];

    public byte[] Stamp { get; init; } = [];

    public bool IsModerator { get; init; }

    public Account ToAccount() => new(Name, PasswordHash, VisitorKey.FromKey(Visitor)!.Value, VisitorKey.FromKey(Stamp)!.Value, IsModerator);
}
