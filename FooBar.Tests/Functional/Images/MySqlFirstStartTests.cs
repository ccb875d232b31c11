namespace FooBar.Tests.Functional.Images;

/// <summary>What the image of <c>containers/mysql</c> makes of an empty volume: in one start, as the stack has it, and apart, as the official image does.</summary>
public sealed class MySqlFirstStartTests
{
    [DropInImageTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FirstStart_ScriptsOfAllKinds_RunOnceInTheOrderOfTheirNames(bool inOneStart)
    {
        await using var server = await FirstStart.CreateAsync(
            inOneStart,
            ("1.sql", "CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, -- a comment; with a semicolon\n  text VARCHAR(20));\nINSERT INTO t (text) VALUES ('one;'), ('it''s');"),
            ("2.sql", "-- no statement at all\n"),
            ("3.sql", "INSERT INTO t (text) VALUES ('no end')\n-- but this\n"),
            ("4.sh", "echo 'not SQL'\ndocker_process_sql <<<\"INSERT INTO t (text) VALUES ('shell')\"\n"));

        await server.RunUntilAsync(FirstStart.Ready);

        Assert.Equal("1 one;\n2 it's\n3 no end\n4 shell", await server.QueryAsync("SELECT id, text FROM t ORDER BY id"));
        await server.RestartAsync();
        Assert.Equal("4", await server.QueryAsync("SELECT COUNT(*) FROM t"));
    }

    [DropInImageTheory]
    [InlineData(true)]
    public async Task FirstStart_LettersOfAllKinds_AreKeptAsTheyAre(bool inOneStart)
    {
        await using var server = await FirstStart.CreateAsync(inOneStart, ("1.sql", "CREATE TABLE t (text VARCHAR(20)); INSERT INTO t VALUES ('é漢🙂');"));

        await server.RunUntilAsync(FirstStart.Ready);

        Assert.Equal(Convert.ToHexString("é漢🙂"u8), await server.QueryAsync("SELECT HEX(text) FROM t"));
    }

    [DropInImageTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FirstStart_WrongStatement_EndsWithItsMessageAndBeginsAfreshTheNextTime(bool inOneStart)
    {
        await using var server = await FirstStart.CreateAsync(inOneStart, ("1.sql", "CREATE TABLE t (id INT);\nCREATE TABEL wrong;\n"));

        await server.RunUntilAsync(FirstStart.Ended);
        Assert.Contains("TABEL wrong", await server.LogAsync(), StringComparison.Ordinal);

        await server.ReplaceScriptAsync("1.sql", "CREATE TABLE t (id INT);\n");
        await server.RunUntilAsync(FirstStart.Ready);
        Assert.Equal("0", await server.QueryAsync("SELECT COUNT(*) FROM t"));
    }

    [DropInImageTheory]
    [InlineData(true)]
    public async Task FirstStart_KilledBeforeItIsThrough_BeginsAfreshTheNextTime(bool inOneStart)
    {
        await using var server = await FirstStart.CreateAsync(inOneStart, ("1.sql", "CREATE TABLE t (id INT);\nDO SLEEP(600);\n"));
        await server.RunUntilAsync(static server => server.HasFileAsync("/var/lib/mysql/foobar/t.ibd"));
        await server.KillAsync();

        await server.ReplaceScriptAsync("1.sql", "CREATE TABLE t (id INT);\n");
        await server.RunUntilAsync(FirstStart.Ready);

        Assert.Contains("starting afresh", await server.LogAsync(), StringComparison.Ordinal);
        Assert.Equal("0", await server.QueryAsync("SELECT COUNT(*) FROM t"));
    }

    [DropInImageTheory]
    [InlineData(true)]
    public async Task FirstStart_KilledOnceTheServerServes_KeepsWhatWasWritten(bool inOneStart)
    {
        await using var server = await FirstStart.CreateAsync(inOneStart, ("1.sql", "CREATE TABLE t (id INT);\n"));
        await server.RunUntilAsync(FirstStart.Ready);
        // As if it had been killed before the entry point could take note that the preparation is done.
        await server.RunUntilAsync(static async server => !await server.HasFileAsync("/var/lib/mysql/.unfinished"));
        await server.MakeFileAsync("/var/lib/mysql/.unfinished");
        await server.QueryAsync("INSERT INTO t VALUES (7)");

        await server.RestartAsync();

        Assert.Equal("7", await server.QueryAsync("SELECT id FROM t"));
    }
}
