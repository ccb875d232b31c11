using System.Data.Common;

using FooBar.Api.Journey;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Api.Consistency;

/// <summary>
/// The database as one visitor sees it: whoever has just written reads from the primary for a moment, and so sees what they wrote even where the
/// replica lags behind.
/// </summary>
/// <remarks>The mark is a cookie, because the next request may land on another application server.</remarks>
internal sealed class ReadYourWrites(IDatabase database, IHttpContextAccessor http, RequestJourney journey)
{
    /// <summary>How long after a write its visitor reads from the primary: many times what a healthy replica lags behind.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private const string Cookie = "foobar-wrote";

    private bool _wrote;

    /// <summary>Reads what is at least as new as the visitor's last write; if the primary is down, what the replica has.</summary>
    public async Task<TResult> ReadAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> query, CancellationToken cancellationToken)
    {
        try
        {
            if (_wrote || http.HttpContext?.Request.Cookies.ContainsKey(Cookie) == true)
            {
                try
                {
                    return await database.WriteAsync(query, cancellationToken);
                }
                catch (DatabaseUnavailableException)
                {
                    // Something older is better than nothing.
                }
            }

            return await database.ReadAsync(query, cancellationToken);
        }
        finally
        {
            journey.Notice();
        }
    }

    /// <summary>Writes, and remembers that this visitor did.</summary>
    public async Task<TResult> WriteAsync<TResult>(Func<DbConnection, CancellationToken, Task<TResult>> command, CancellationToken cancellationToken)
    {
        try
        {
            var result = await database.WriteAsync(command, cancellationToken);
            Remember();
            return result;
        }
        finally
        {
            journey.Notice();
        }
    }

    private void Remember()
    {
        _wrote = true;
        if (http.HttpContext is { Response.HasStarted: false } context)
        {
            context.Response.Cookies.Append(Cookie, "1", new CookieOptions
            {
                MaxAge = Window,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        }
    }
}
