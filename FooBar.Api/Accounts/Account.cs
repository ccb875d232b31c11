namespace FooBar.Api.Accounts;

/// <summary>An account as it is stored.</summary>
/// <param name="Name">Its name; another one that differs only in case or accents cannot be.</param>
/// <param name="PasswordHash">What ASP.NET Core's password hasher made of the password.</param>
/// <param name="Visitor">What its posts and votes are stored under.</param>
/// <param name="Stamp">Changes with the password.</param>
/// <param name="IsModerator">Whether it may hide posts.</param>
internal sealed record Account(string Name, string PasswordHash, Guid Visitor, Guid Stamp, bool IsModerator)
{
    /// <inheritdoc />
    public override string ToString() => $"{nameof(Account)} {Name}";
}
