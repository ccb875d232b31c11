using System.Data.Common;

using Dapper;

using FooBar.Api.Discussions;

namespace FooBar.Api.Accounts;

/// <summary>Accounts in MySQL.</summary>
internal sealed class MySqlAccountStore(BoardDatabase database, TimeProvider clock) : IAccountStore
{
    private const string Insert = """
        INSERT IGNORE INTO accounts (name, password_hash, visitor, stamp, created_at) VALUES (@name, @hash, @visitor, @stamp, @now)
        """;

    private const string SetPassword = "UPDATE accounts SET password_hash = @hash, stamp = @stamp WHERE visitor = @visitor AND stamp = @known";

    public Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => FindAsync(connection, BoardQueries.FindAccountByName, new { name }, token), cancellationToken);

    public Task<Account?> FindByVisitorAsync(Guid visitor, bool latest, CancellationToken cancellationToken)
    {
        Task<Account?> FindByVisitor(DbConnection connection, CancellationToken token) =>
            FindAsync(connection, BoardQueries.FindAccountByVisitor, new { viewer = visitor.ToKey() }, token);
        return latest ? database.ReadLatestAsync(FindByVisitor, cancellationToken) : database.ReadAsync(FindByVisitor, cancellationToken);
    }

    public async Task<bool> AddAsync(Account account, CancellationToken cancellationToken)
    {
        var row = new
        {
            name = account.Name,
            hash = account.PasswordHash,
            visitor = account.Visitor.ToKey(),
            stamp = account.Stamp.ToKey(),
            now = clock.GetUtcNow().UtcDateTime,
        };
        return await database.WriteAsync((connection, token) => connection.ExecuteAsync(new(Insert, row, cancellationToken: token)), cancellationToken) == 1;
    }

    public async Task<bool> SetPasswordAsync(Account account, string passwordHash, Guid stamp, CancellationToken cancellationToken)
    {
        var row = new { hash = passwordHash, stamp = stamp.ToKey(), visitor = account.Visitor.ToKey(), known = account.Stamp.ToKey() };
        return await database.WriteAsync((connection, token) => connection.ExecuteAsync(new(SetPassword, row, cancellationToken: token)), cancellationToken) == 1;
    }

    private static async Task<Account?> FindAsync(DbConnection connection, string sql, object parameters, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<AccountRow>(new(sql, parameters, cancellationToken: cancellationToken)))?.ToAccount();
}
