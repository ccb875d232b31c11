using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Limits;

/// <summary>Decides whether something may be tried once more, by account and by address.</summary>
/// <remarks>The counts lie in the database, so a limit is one for all application servers, and a failed server's count is not forgotten.</remarks>
internal sealed class RateLimiter(IAttemptCounter counter, IOptions<RateLimitOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    private bool Enabled => options.Value.Enabled ?? !environment.IsDevelopment();

    /// <summary>Counts an attempt to use an account. When there were too many, the answer gets a Retry-After.</summary>
    public Task<bool> MaySignInAsync(string account, HttpContext context, CancellationToken cancellationToken) =>
        MayAsync("sign-in", options.Value.SignIn, account.ToUpperInvariant(), context, cancellationToken);

    /// <summary>Counts a request that changes the board. When there were too many, the answer gets a Retry-After.</summary>
    public Task<bool> MayPostAsync(string? visitor, HttpContext context, CancellationToken cancellationToken) =>
        MayAsync("post", options.Value.Posting, visitor, context, cancellationToken);

    private async Task<bool> MayAsync(string what, RateLimit limit, string? account, HttpContext context, CancellationToken cancellationToken)
    {
        if (!Enabled)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        var start = new DateTime(now.Ticks - (now.Ticks % limit.Window.Ticks), DateTimeKind.Utc);
        var may = await CountAsync($"{what} address {NetworkOf(context.Connection.RemoteIpAddress)}") <= limit.PerAddress
            && (account is null || await CountAsync($"{what} account {account}") <= limit.PerAccount);
        if (!may)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling((start + limit.Window - now.UtcDateTime).TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        }

        return may;

        Task<int> CountAsync(string key) => counter.CountAsync(SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16], start, cancellationToken);
    }

    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString() : address.ToString();
    }
}
