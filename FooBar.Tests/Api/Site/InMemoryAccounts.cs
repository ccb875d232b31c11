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
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, DateTime), int> _attempts = [];

    /// <summary>What moderators did.</summary>
    public List<ModerationEntry> Log { get; } = [];

    public void Promote(string name) => _accounts[name] = _accounts[name] with { IsModerator = true };

    public Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken) => Locked(() => _accounts.GetValueOrDefault(name));

    public Task<Account?> FindByVisitorAsync(Guid visitor, bool latest, CancellationToken cancellationToken) =>
        Locked(() => _accounts.Values.SingleOrDefault(account => account.Visitor == visitor));

    public Task<bool> AddAsync(Account account, CancellationToken cancellationToken) => Locked(() => _accounts.TryAdd(account.Name, account));

    public Task SetPasswordAsync(Guid visitor, string passwordHash, Guid stamp, CancellationToken cancellationToken) => Locked(() =>
    {
        var account = _accounts.Values.Single(account => account.Visitor == visitor);
        _accounts[account.Name] = account with { PasswordHash = passwordHash, Stamp = stamp };
        return true;
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

    private Task<TResult> Locked<TResult>(Func<TResult> work)
    {
        lock (_lock)
        {
            return Task.FromResult(work());
        }
    }
}
