using System.Xml.Linq;

using Dapper;

using FooBar.ServiceDefaults.Database;

using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FooBar.Api.Keys;

/// <summary>Keeps the data-protection keys in MySQL, where every application server finds them.</summary>
/// <remarks>
/// Keys are read from the primary: a server that looks right after another one has made a key must see it, and replication may not have carried
/// it yet. Reads are rare (at the start and once a day), so they cost the primary nothing; where it is down, the replica's keys do.
/// They lie unencrypted in a table that only the application's account can read, as does everything that they protect.
/// </remarks>
internal sealed class KeyRepository(IServiceScopeFactory scopes, TimeProvider clock) : IXmlRepository
{
    private const string Select = "SELECT xml FROM data_protection_keys ORDER BY id";

    private const string Insert = "INSERT INTO data_protection_keys (name, xml, created_at) VALUES (@name, @xml, @now)";

    public IReadOnlyCollection<XElement> GetAllElements() => Wait(async database =>
    {
        IEnumerable<string> keys;
        try
        {
            keys = await database.WriteAsync(static (connection, token) => connection.QueryAsync<string>(new(Select, cancellationToken: token)), default);
        }
        catch (DatabaseUnavailableException)
        {
            keys = await database.ReadAsync(static (connection, token) => connection.QueryAsync<string>(new(Select, cancellationToken: token)), default);
        }

        return keys.Select(XElement.Parse).ToList();
    });

    public void StoreElement(XElement element, string friendlyName)
    {
        var row = new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = clock.GetUtcNow().UtcDateTime };
        Wait(database => database.WriteAsync((connection, token) => connection.ExecuteAsync(new(Insert, row, cancellationToken: token)), default));
    }

    // The interface is synchronous. Its callers may hold a page's synchronization context, on which the work must not have to continue.
    private TResult Wait<TResult>(Func<IDatabase, Task<TResult>> work) => Task.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<IDatabase>());
    }).GetAwaiter().GetResult();
}
