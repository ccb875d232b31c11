using FooBar.Web.Discussions;

namespace FooBar.Web.Accounts;

/// <summary>Accounts, and who is signed in to one. The application server implements it.</summary>
/// <remarks>
/// Every member throws <see cref="DiscussionsUnavailableException"/> when the database could not do the work in time. What signs somebody in or out
/// comes before the answer begins.
/// </remarks>
public interface IAccounts
{
    /// <summary>Whether somebody without an account may post.</summary>
    bool GuestsMayPost { get; }

    /// <summary>Opens an account and signs its owner in.</summary>
    /// <param name="credentials">The name and the password.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<AccountOutcome> RegisterAsync(Credentials credentials, CancellationToken cancellationToken);

    /// <summary>Signs somebody in.</summary>
    /// <param name="name">The account's name as it was sent.</param>
    /// <param name="password">The password as it was sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<AccountOutcome> SignInAsync(string? name, string? password, CancellationToken cancellationToken);

    /// <summary>Forgets who is signed in with this browser.</summary>
    Task SignOutAsync();

    /// <summary>Gives the signed-in visitor's account another password, and ends every other session and token of it.</summary>
    /// <param name="current">The present password as it was sent.</param>
    /// <param name="password">The new one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<AccountOutcome> ChangePasswordAsync(string? current, string password, CancellationToken cancellationToken);

    /// <summary>The name that the visitor posts under: the account's, or for a guest the one that was sent.</summary>
    /// <param name="sent">The name as it was sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<AuthorName> FindAuthorAsync(string? sent, CancellationToken cancellationToken);
}
