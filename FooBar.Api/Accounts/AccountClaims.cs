using System.Security.Claims;

namespace FooBar.Api.Accounts;

/// <summary>What a visitor's ticket says. It is encrypted; nobody but the application servers reads it.</summary>
internal static class AccountClaims
{
    /// <summary>The visitor's id.</summary>
    public const string Id = "sub";

    /// <summary>The account's name; absent for a guest.</summary>
    public const string Name = "name";

    /// <summary>The account's stamp when the ticket was made.</summary>
    public const string Stamp = "stamp";

    /// <summary>Present for a moderator. Never in a ticket: it is looked up with every request.</summary>
    public const string Moderator = "moderator";

    public static ClaimsPrincipal ForGuest(Guid id, string scheme) => new(new ClaimsIdentity([new Claim(Id, id.ToString())], scheme));

    public static ClaimsPrincipal ForAccount(Account account, string scheme) => new(new ClaimsIdentity(
        [new Claim(Id, account.Visitor.ToString()), new Claim(Name, account.Name), new Claim(Stamp, account.Stamp.ToString())], scheme));
}
