using Dapper;

using FooBar.Api.Discussions;

namespace FooBar.Api.Limits;

/// <summary>Counts attempts in MySQL, where every application server sees them and a restart does not forget them.</summary>
internal sealed class MySqlAttemptCounter(BoardDatabase database) : IAttemptCounter
{
    // The assignments are made in their order: the count looks at the old window.
    private const string Count = """
        INSERT INTO rate_limits (id, window_start, attempts) VALUES (@key, @windowStart, 1)
        ON DUPLICATE KEY UPDATE attempts = IF(window_start = @windowStart, attempts + 1, 1), window_start = @windowStart;
        SELECT attempts FROM rate_limits WHERE id = @key
        """;

    // A new window sweeps up a few old ones, so that the table does not grow and nothing has to be scheduled.
    private const string Sweep = "DELETE FROM rate_limits WHERE window_start < @old ORDER BY window_start LIMIT 20";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<int> CountAsync(byte[] key, DateTime windowStart, CancellationToken cancellationToken)
    {
        var attempts = await database.WriteAsync(
            (connection, token) => connection.ExecuteScalarAsync<int>(new(Count, new { key, windowStart }, cancellationToken: token)), cancellationToken);
        if (attempts == 1)
        {
            await database.WriteAsync(
                (connection, token) => connection.ExecuteAsync(new(Sweep, new { old = windowStart - Kept }, cancellationToken: token)), cancellationToken);
        }

        return attempts;
    }
}
