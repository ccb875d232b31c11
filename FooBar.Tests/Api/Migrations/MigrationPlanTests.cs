using FooBar.Api.Migrations;

namespace FooBar.Tests.Api.Migrations;

public sealed class MigrationPlanTests
{
    private static readonly Migration One = new(1, "one", "CREATE 1");
    private static readonly Migration Two = new(2, "two", "CREATE 2");
    private static readonly Migration Three = new(3, "three", "CREATE 3");

    [Fact]
    public void Create_EmptyDatabase_AppliesAllInOrder() => Assert.Equal([One, Two, Three], MigrationPlan.Create([Three, One, Two], []));

    [Fact]
    public void Create_SomeApplied_AppliesTheRest() => Assert.Equal([Three], MigrationPlan.Create([One, Two, Three], [Applied(One), Applied(Two)]));

    [Fact]
    public void Create_AllApplied_DoesNothing() => Assert.Empty(MigrationPlan.Create([One, Two], [Applied(One), Applied(Two)]));

    [Fact]
    public void Create_NewerServerWasHere_LeavesItsStepsAlone() => Assert.Empty(MigrationPlan.Create([One], [Applied(One), Applied(Two)]));

    [Fact]
    public void Create_AppliedStepWasChanged_IsRefused()
    {
        var exception = Assert.Throws<SchemaMismatchException>(() => MigrationPlan.Create([One with { Sql = "CREATE other" }], [Applied(One) with { Checksum = Two.Checksum }]));

        Assert.Contains("Migration 1 (one) was changed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_StepBeforeAnAppliedOne_IsRefused() =>
        Assert.Throws<SchemaMismatchException>(() => MigrationPlan.Create([One, Two, Three], [Applied(One), Applied(Three)]));

    [Fact]
    public void Create_VersionGivenTwice_IsRefused() => Assert.Throws<SchemaMismatchException>(() => MigrationPlan.Create([One, new Migration(1, "again", "")], []));

    private static AppliedMigration Applied(Migration migration) => new(migration.Version, migration.Checksum);
}
