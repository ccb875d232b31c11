using System.Data.Common;

using Dapper;

namespace FooBar.Api.Migrations;

/// <summary>Brings the schema of the database of a connection up to this version of the application.</summary>
internal sealed partial class MigrationRunner(TimeProvider clock, ILogger<MigrationRunner> logger)
{
    private const string HasHistory = """
        SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'schema_version'
        """;

    private const string HasColumn = """
        SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = @table AND column_name = @column
        """;

    private const string CreateHistory = """
        CREATE TABLE IF NOT EXISTS schema_version (
          version     INT          NOT NULL,
          name        VARCHAR(200) NOT NULL,
          checksum    CHAR(64)     NOT NULL COMMENT 'SHA-256 of the statements',
          applied_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
          duration_ms INT          NOT NULL,
          PRIMARY KEY (version)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci
        """;

    private const string Record = """
        INSERT INTO schema_version (version, name, checksum, applied_at, duration_ms) VALUES (@version, @name, @checksum, @now, @duration)
        """;

    /// <summary>How long a step may take: an index over the replies of a large board takes minutes.</summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<Migration> _known = MigrationCatalog.Load();

    /// <summary>The steps that the database lacks. Changes nothing.</summary>
    /// <exception cref="SchemaMismatchException">The database's history cannot be continued.</exception>
    public async Task<IReadOnlyList<Migration>> FindPendingAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var hasHistory = await connection.ExecuteScalarAsync<long>(new(HasHistory, cancellationToken: cancellationToken)) > 0;
        IReadOnlyList<AppliedMigration> applied = hasHistory
            ? [.. await connection.QueryAsync<AppliedMigration>(new("SELECT version, checksum FROM schema_version", cancellationToken: cancellationToken))]
            : [];
        return MigrationPlan.Create(_known, applied);
    }

    /// <summary>Applies what the database lacks. The caller holds the lock that keeps other servers from doing the same.</summary>
    /// <exception cref="SchemaMismatchException">The database's history cannot be continued.</exception>
    public async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var pending = await FindPendingAsync(connection, cancellationToken);
        if (pending.Count == 0)
        {
            return;
        }

        await connection.ExecuteAsync(new(CreateHistory, cancellationToken: cancellationToken));
        foreach (var migration in pending)
        {
            var started = clock.GetTimestamp();
            if (!await IsAppliedAsync(connection, migration, cancellationToken))
            {
                await connection.ExecuteAsync(new(migration.Sql, commandTimeout: (int)LongestStep.TotalSeconds, cancellationToken: cancellationToken));
            }

            var duration = clock.GetElapsedTime(started);
            var row = new
            {
                version = migration.Version,
                name = migration.Name,
                checksum = migration.Checksum,
                now = clock.GetUtcNow().UtcDateTime,
                duration = (int)duration.TotalMilliseconds,
            };
            await connection.ExecuteAsync(new(Record, row, cancellationToken: cancellationToken));
            LogApplied(logger, migration.Version, migration.Name, duration.TotalMilliseconds);
        }
    }

    // A server that died between a step and its record left it so.
    private static async Task<bool> IsAppliedAsync(DbConnection connection, Migration migration, CancellationToken cancellationToken) =>
        migration.Mark is var (table, column)
        && await connection.ExecuteScalarAsync<long>(new(HasColumn, new { table, column }, cancellationToken: cancellationToken)) > 0;

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Applied migration {Version} ({Name}) in {Milliseconds:0} ms.")]
    private static partial void LogApplied(ILogger logger, int version, string name, double milliseconds);
}
