using FooBar.Api.Accounts;
using FooBar.Api.Limits;
using FooBar.Web.Discussions;
using FooBar.Web.Moderation;
using FooBar.Web.Visitors;

namespace FooBar.Tests.Api.Site;

/// <summary>Accounts, counts of attempts and a moderation log that last as long as their test.</summary>
internal sealed class InMemoryAccounts : IAccountStore, IAttemptCounter, IModeration
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Account> _accounts = [];
    private readonly Dictionary<(string, DateTime), int> _attempts = [];

    /// <summary>What moderators did.</summary>
    public List<ModerationEntry> Log { get; } = [];

    /// <summary>What happens between the check of a password and its change, once.</summary>
    public Action? BeforePasswordIsSet { get; set; }

    public void Promote(string name) => _accounts[KeyOf(name)] = _accounts[KeyOf(name)] with { IsModerator = true };

    /// <summary>What a change of the password elsewhere does.</summary>
    public void Restamp(string name) => _accounts[KeyOf(name)] = _accounts[KeyOf(name)] with { Stamp = Guid.NewGuid() };

    public Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken) => Locked(() => _accounts.GetValueOrDefault(KeyOf(name)));

    public Task<Account?> FindByVisitorAsync(Guid visitor, bool latest, CancellationToken cancellationToken) =>
        Locked(() => _accounts.Values.SingleOrDefault(account => account.Visitor == visitor));

    public Task<bool> AddAsync(Account account, CancellationToken cancellationToken) => Locked(() => _accounts.TryAdd(KeyOf(account.Name), account));

    public Task<bool> SetPasswordAsync(Account account, string passwordHash, Guid stamp, CancellationToken cancellationToken) => Locked(() =>
    {
        BeforePasswordIsSet?.Invoke();
        BeforePasswordIsSet = null;
        var key = KeyOf(account.Name);
        var isUnchanged = _accounts[key].Stamp == account.Stamp;
        if (isUnchanged)
        {
            _accounts[key] = _accounts[key] with { PasswordHash = passwordHash, Stamp = stamp };
        }

        return isUnchanged;
    });

    public Task<int> CountAsync(byte[] key, DateTime windowStart, CancellationToken cancellationToken) =>
        Locked(() => _attempts[(Convert.ToHexString(key), windowStart)] = _attempts.GetValueOrDefault((Convert.ToHexString(key), windowStart)) + 1);

    public Task<ChangeOutcome> SetHiddenAsync(long threadId, long? replyId, bool hidden, string reason, Visitor moderator, CancellationToken cancellationToken) => Locked(() =>
    {
        Log.Insert(0, new(Log.Count + 1, TimeProvider.System.GetUtcNow(), moderator.AccountName!, threadId, replyId, hidden, reason, "…"));
        return ChangeOutcome.Done;
    });

    public Task<Listing<ModerationEntry>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        Locked(() => new Listing<ModerationEntry>([.. Log.Take(limit)], NextCursor: null));

    // As the database's collation compares: neither case nor what cannot be seen makes another name.
    private static string KeyOf(string name) => name.Replace("\u00AD", "", StringComparison.Ordinal).ToUpperInvariant();

    private Task<TResult> Locked<TResult>(Func<TResult> work)
    {
        lock (_lock)
        {
            return Task.FromResult(work());
        }
    }
}
