using Dapper;

using FooBar.Web.Discussions;

namespace FooBar.Api.Discussions;

/// <summary>All threads of the board in MySQL, by number.</summary>
internal sealed class MySqlThreadIndex(BoardDatabase database) : IThreadIndex
{
    public Task<long> GetHighestIdAsync(CancellationToken cancellationToken) => database.ReadAsync(
        static async (connection, token) => await connection.ExecuteScalarAsync<long?>(new(BoardQueries.GetHighestThreadId, cancellationToken: token)) ?? 0,
        cancellationToken);

    public Task<IReadOnlyList<ThreadAddress>> ListAsync(long first, long last, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ThreadAddress>>(
        async (connection, token) =>
        [
            .. (await connection.QueryAsync<(long Id, DateTime ChangedAt)>(new(BoardQueries.ListThreadAddresses, new { first, last }, cancellationToken: token)))
                .Select(static row => new ThreadAddress(row.Id, StoredTime.FromDatabase(row.ChangedAt))),
        ],
        cancellationToken);
}
