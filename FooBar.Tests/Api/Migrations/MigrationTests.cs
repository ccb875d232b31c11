using FooBar.Api.Migrations;

namespace FooBar.Tests.Api.Migrations;

public sealed class MigrationTests
{
    [Fact]
    public void Parse_FileName_TellsVersionAndName()
    {
        var migration = Migration.Parse("0012_full_text_search.sql", "SELECT 1");

        Assert.Equal((12, "full text search", "SELECT 1"), (migration.Version, migration.Name, migration.Sql));
    }

    [Theory]
    [InlineData("threads.sql")]
    [InlineData("0000_nothing.sql")]
    [InlineData("-1_before.sql")]
    [InlineData("1.5_half.sql")]
    [InlineData("0001_readme.md")]
    public void Parse_OtherName_IsRefused(string fileName) => Assert.Throws<FormatException>(() => Migration.Parse(fileName, ""));

    [Fact]
    public void Checksum_OtherLineEnds_IsTheSame() => Assert.Equal(new Migration(1, "", "a\nb\n").Checksum, new Migration(1, "", "a\r\nb\r\n").Checksum);

    [Fact]
    public void Checksum_OtherText_Differs() => Assert.NotEqual(new Migration(1, "", "a").Checksum, new Migration(1, "", "b").Checksum);

    [Fact]
    public void Checksum_KnownText_IsItsSha256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", new Migration(1, "", "abc").Checksum);

    [Fact]
    public void Mark_FirstLineNamesAColumn_IsThatColumn() =>
        Assert.Equal(("threads", "version"), new Migration(1, "", "-- Applied when column threads.version exists.\nALTER TABLE threads").Mark);

    [Fact]
    public void Mark_OtherText_IsNone() => Assert.Null(new Migration(1, "", "SELECT 1; -- Applied when column threads.version exists.").Mark);

    [Fact]
    public void Mark_EveryAlterTableThatIsKnown_HasOne() =>
        Assert.All(MigrationCatalog.Load().Where(migration => migration.Sql.Contains("ALTER TABLE", StringComparison.Ordinal)), migration => Assert.NotNull(migration.Mark));
}
