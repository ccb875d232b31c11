using FooBar.Telemetry.Databases;

namespace FooBar.Tests.Telemetry.Databases;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT ?")]
    [InlineData("SELECT * FROM t1 WHERE a2=-3.5e7 AND b IN (0x1F,4)", "SELECT * FROM t1 WHERE a2=-? AND b IN (?,?)")]
    [InlineData("SET name='it''s', other=\"b\\\"c\", n=N'x'", "SET name=?, other=?, n=N?")]
    [InlineData("SELECT `it's 5` FROM `a``b` WHERE x='\\\\' AND y='secret'", "SELECT `it's 5` FROM `a``b` WHERE x=? AND y=?")]
    [InlineData("INSERT INTO t VALUES ('cut off here", "INSERT INTO t VALUES (?")]
    [InlineData("SELECT 'cut off at an escape\\", "SELECT ?")]
    [InlineData("SELECT @p1, id_2 FROM t$3", "SELECT @p1, id_2 FROM t$3")]
    [InlineData("", "")]
    public void WithoutValues_Statement_HasQuestionMarks(string sql, string text) => Assert.Equal(text, SqlText.WithoutValues(sql));
}
