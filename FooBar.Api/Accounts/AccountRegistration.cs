using FooBar.Api.Limits;
using FooBar.Web.Accounts;

using Microsoft.AspNetCore.Identity;

namespace FooBar.Api.Accounts;

/// <summary>Registers accounts and limits. Where they are kept is registered elsewhere.</summary>
internal static class AccountRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.SectionName);
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.SectionName)
            .Validate(
                static options => Enumerable.All([options.SignIn, options.Posting], static limit => limit is { PerAccount: > 0, PerAddress: > 0 } && limit.Window > TimeSpan.Zero),
                $"{RateLimitOptions.SectionName} needs a PerAccount, a PerAddress and a Window above zero for SignIn and for Posting. To have no limits, set {RateLimitOptions.SectionName}:Enabled to false.")
            .ValidateOnStart();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddScoped<RateLimiter>();
        services.AddScoped<SiteAccounts>().AddScoped<IAccounts>(static provider => provider.GetRequiredService<SiteAccounts>());
    }
}
