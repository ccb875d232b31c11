using System.Text.RegularExpressions;

using FooBar.Api.Migrations;

namespace FooBar.Tests.Api.Migrations;

public sealed partial class MigrationCatalogTests
{
    [Fact]
    public void Load_Always_NumbersStepsFromOneWithoutGap()
    {
        var versions = MigrationCatalog.Load().Select(migration => migration.Version).ToList();

        Assert.NotEmpty(versions);
        Assert.Equal(Enumerable.Range(1, versions.Count), versions);
    }

    [Fact]
    public void Load_EveryNewTable_MayBeRunAgainAndIsInnoDbInUtf8()
    {
        foreach (var statement in MigrationCatalog.Load().SelectMany(migration => CreateTable().Matches(migration.Sql)).Select(match => match.Value))
        {
            Assert.StartsWith("CREATE TABLE IF NOT EXISTS", statement, StringComparison.Ordinal);
            Assert.EndsWith("ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;", statement, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"CREATE TABLE[^;]*;")]
    private static partial Regex CreateTable();
}
