using FooBar.Web.Discussions;

namespace FooBar.Api.Accounts;

/// <summary>Where accounts are kept.</summary>
/// <remarks>Every member throws <see cref="DiscussionsUnavailableException"/> when the database could not do the work in time.</remarks>
internal interface IAccountStore
{
    Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken);

    /// <param name="visitor">The account's visitor.</param>
    /// <param name="latest">Whether the answer must know the latest change, or may be a replica's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Account?> FindByVisitorAsync(Guid visitor, bool latest, CancellationToken cancellationToken);

    /// <summary>Adds an account; false when the name is taken.</summary>
    Task<bool> AddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Sets a password; false when it was changed since the account was read, and then it stays so.</summary>
    Task<bool> SetPasswordAsync(Account account, string passwordHash, Guid stamp, CancellationToken cancellationToken);
}
