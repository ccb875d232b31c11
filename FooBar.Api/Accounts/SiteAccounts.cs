using FooBar.Api.Limits;
using FooBar.Api.Visitors;
using FooBar.Web.Accounts;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FooBar.Api.Accounts;

/// <summary>Accounts with ASP.NET Core's password hasher and the visitors' cookie.</summary>
internal sealed class SiteAccounts(
    IAccountStore store,
    IPasswordHasher<Account> hasher,
    RateLimiter limiter,
    IVisitors visitors,
    IHttpContextAccessor http,
    IOptions<AccountOptions> options,
    IHostEnvironment environment) : IAccounts
{
    // Whoever asks for a name that is nobody's waits as long as for a wrong password: time tells nothing.
    private static readonly Account Nobody = new("", new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString()), Guid.Empty, Guid.Empty, false);

    public bool GuestsMayPost => options.Value.GuestsMayPost ?? environment.IsDevelopment();

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Accounts are used while a request is answered.");

    public async Task<AccountOutcome> RegisterAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        if (!await limiter.MaySignInAsync(credentials.Name, Context, cancellationToken))
        {
            return AccountOutcome.TooManyAttempts;
        }

        // What a guest posted in the last minutes stays theirs to change only if they keep that ticket; an account starts anew.
        var account = new Account(credentials.Name, "", Guid.NewGuid(), Guid.NewGuid(), IsModerator: false);
        account = account with { PasswordHash = hasher.HashPassword(account, credentials.Password) };
        if (!await store.AddAsync(account, cancellationToken))
        {
            return AccountOutcome.NameTaken;
        }

        await KeepAsync(account);
        return AccountOutcome.Done;
    }

    public async Task<AccountOutcome> SignInAsync(string? name, string? password, CancellationToken cancellationToken)
    {
        var (outcome, account) = await AuthenticateAsync(name, password, cancellationToken);
        if (account is not null)
        {
            await KeepAsync(account);
        }

        return outcome;
    }

    /// <summary>Finds the account of a name and a password.</summary>
    public async Task<(AccountOutcome Outcome, Account? Account)> AuthenticateAsync(string? name, string? password, CancellationToken cancellationToken)
    {
        name = (name ?? "").Trim();
        password ??= "";
        if (name.Length > 2 * 50 || password.Length > AccountRules.MaximumPasswordLength)
        {
            return (AccountOutcome.WrongCredentials, null);
        }

        // By the account, where there is one: it is found by more spellings of its name than these letters.
        var account = name.Length == 0 ? null : await store.FindByNameAsync(name, cancellationToken);
        if (!await limiter.MaySignInAsync(account?.Visitor.ToString() ?? name, Context, cancellationToken))
        {
            return (AccountOutcome.TooManyAttempts, null);
        }

        var verdict = hasher.VerifyHashedPassword(account ?? Nobody, (account ?? Nobody).PasswordHash, password);
        if (account is null || verdict == PasswordVerificationResult.Failed)
        {
            return (AccountOutcome.WrongCredentials, null);
        }

        // Whoever is too late for that has signed in with a password that is no more.
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded
            && !await store.SetPasswordAsync(account, hasher.HashPassword(account, password), account.Stamp, cancellationToken))
        {
            return (AccountOutcome.WrongCredentials, null);
        }

        return (AccountOutcome.Done, account);
    }

    public Task SignOutAsync() => Context.SignOutAsync(VisitorCookie.Scheme);

    public async Task<AccountOutcome> ChangePasswordAsync(string? current, string password, CancellationToken cancellationToken)
    {
        var (outcome, account) = await AuthenticateAsync(visitors.Current?.AccountName, current, cancellationToken);
        if (account is not null)
        {
            var changed = account with { PasswordHash = hasher.HashPassword(account, password), Stamp = Guid.NewGuid() };
            if (!await store.SetPasswordAsync(account, changed.PasswordHash, changed.Stamp, cancellationToken))
            {
                return AccountOutcome.WrongCredentials;
            }

            await KeepAsync(changed);
        }

        return outcome;
    }

    public async Task<AuthorName> FindAuthorAsync(string? sent, CancellationToken cancellationToken)
    {
        if (visitors.Current?.AccountName is { } name)
        {
            return new(name, null);
        }

        VisitorCookie.RefuseBadToken(Context);
        if (!GuestsMayPost)
        {
            return new(sent, "Sign in first: only members can post.");
        }

        // Nobody posts under a member's name.
        var wanted = sent?.Trim() ?? "";
        return wanted.Length is > 0 and <= 2 * 50 && await store.FindByNameAsync(wanted, cancellationToken) is not null
            ? new(sent, "This is a member's name. Sign in, if it is yours; else choose another one.")
            : new(sent, null);
    }

    private Task KeepAsync(Account account) => Context.SignInAsync(
        VisitorCookie.Scheme, AccountClaims.ForAccount(account, VisitorCookie.Scheme), new AuthenticationProperties { IsPersistent = true });
}
