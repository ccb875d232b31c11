namespace FooBar.Api.Migrations;

/// <summary>Decides which steps a database still needs.</summary>
internal static class MigrationPlan
{
    /// <summary>The steps to apply, in order. Steps that only the database knows are left alone: a newer server beside this one applied them.</summary>
    /// <exception cref="SchemaMismatchException">A step was changed after it was applied, or one was inserted before one that is applied.</exception>
    public static IReadOnlyList<Migration> Create(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        if (known.GroupBy(migration => migration.Version).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SchemaMismatchException($"Version {twice.Key} is given to {twice.Count()} migrations. Give each its own.");
        }

        var checksums = applied.ToDictionary(migration => migration.Version, migration => migration.Checksum);
        var newest = checksums.Count == 0 ? 0 : checksums.Keys.Max();
        var pending = new List<Migration>();
        foreach (var migration in known.OrderBy(migration => migration.Version))
        {
            if (!checksums.TryGetValue(migration.Version, out var checksum))
            {
                if (migration.Version < newest)
                {
                    throw new SchemaMismatchException(
                        $"Migration {migration.Version} ({migration.Name}) is older than version {newest}, which the database has. Give it a version above that.");
                }

                pending.Add(migration);
            }
            else if (checksum != migration.Checksum)
            {
                throw new SchemaMismatchException(
                    $"Migration {migration.Version} ({migration.Name}) was changed after it was applied. Restore its text and put the change into a new migration.");
            }
        }

        return pending;
    }
}
