using System.Text;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Logs;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class LogLineTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 19, 19, 10, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-22T19:19:10.000000000Z hello  world ", "hello  world ")]
    [InlineData("2026-11-22T19:19:10Z hello", "hello")]
    [InlineData("7 2026-11-22T19:19:10.000Z hello", "hello")]
    [InlineData("2026-11-22T19:19:10.000Z 12 monkeys", "12 monkeys")]
    [InlineData("2026-11-22T19:19:10.000Z 2020-01-01T00:00:00Z is old", "2020-01-01T00:00:00Z is old")]
    [InlineData("2026-11-22T19:19:10.000Z ", "")]
    [InlineData("2026-11-22T19:19:10.000Z", "")]
    public void Parse_LineWithTime_IsTakenApart(string line, string text)
    {
        var parsed = LogLine.Parse(line, isStandardError: true);

        Assert.Equal(text, parsed.Text);
        Assert.Equal(Time, parsed.Timestamp);
        Assert.True(parsed.IsStandardError);
    }

    [Theory]
    [InlineData("hello world")]
    [InlineData("12 monkeys")]
    [InlineData("")]
    [InlineData("2026-11-22 19:19:10 hello")]
    public void Parse_LineWithoutTime_IsLeftAsItIs(string line)
    {
        var parsed = LogLine.Parse(line, isStandardError: false);

        Assert.Equal(line, parsed.Text);
        Assert.Null(parsed.Timestamp);
    }

    [Fact]
    public async Task Read_OfLines_SplitsAtLineFeedsOnly()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("one\r\n\n10%\r20%\nüñí\nlast"));
        var lines = new List<string>();
        await foreach (var line in Lines.ReadAsync(stream, default))
        {
            lines.Add(line);
        }

        Assert.Equal(["one", "", "10%\r20%", "üñí", "last"], lines);
    }
}
